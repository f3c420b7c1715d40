package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.RefundCause;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** The money came too late for its order: it goes back by itself. */
@UseCase
public class ReturnRejectedCapture {

    public record Command(UUID paymentId, String reason) {}

    private final Payments payments;
    private final Ids ids;
    private final Clock clock;

    ReturnRejectedCapture(Payments payments, Ids ids, Clock clock) {
        this.payments = payments;
        this.ids = ids;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        Payment payment = payments.get(command.paymentId());
        payment.giveBackRest(ids.next(), RefundCause.CAPTURE_REJECTED, command.reason(), clock.instant());
        payments.save(payment);
    }
}
