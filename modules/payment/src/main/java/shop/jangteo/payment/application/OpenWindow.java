package shop.jangteo.payment.application;

import java.util.Map;
import java.util.UUID;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** The buyer goes to the provider's window: the attempt waits for the buyer instead of the provider. */
@UseCase
public class OpenWindow {

    public record Command(UUID paymentId, Map<String, Object> checkout) {}

    private final Payments payments;
    private final PaymentPolicy policy;

    OpenWindow(Payments payments, PaymentPolicy policy) {
        this.payments = payments;
        this.policy = policy;
    }

    @Writes
    public Payment handle(Command command) {
        Payment payment = payments.get(command.paymentId());
        payment.openWindow(command.checkout(), policy);
        payments.save(payment);
        return payment;
    }
}
