package shop.jangteo.payment.application;

import java.util.UUID;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Numbers the question that is about to be put to the provider. */
@UseCase
public class AskAgain {

    private final Payments payments;

    AskAgain(Payments payments) {
        this.payments = payments;
    }

    /** @return the question's number */
    @Writes
    public long handle(UUID paymentId) {
        return payments.nextQuestion(paymentId);
    }
}
