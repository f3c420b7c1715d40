package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.PaymentRuleBroken.OrderAlreadyPaid;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/**
 * Stores the intent to confirm what the buyer agreed to in the provider's window: whoever comes second finds it. Whether
 * the order can still be paid needn't be asked: when it can't, its window was ended in the same transaction.
 */
@UseCase
public class BeginConfirmation {

    public record Command(UUID paymentId, String providerKey) {}

    private final Payments payments;
    private final PaymentPolicy policy;
    private final Clock clock;

    BeginConfirmation(Payments payments, PaymentPolicy policy, Clock clock) {
        this.payments = payments;
        this.policy = policy;
        this.clock = clock;
    }

    @Writes
    public Payment handle(Command command) {
        Payment payment = payments.get(command.paymentId());
        boolean paidOtherwise = payment.status().isEnded()
                && payments.standingFor(payment.attempt().orderId())
                        .filter(other -> other.status().isCaptured())
                        .isPresent();
        if (paidOtherwise) {
            throw new OrderAlreadyPaid();
        }
        payment.beginConfirmation(command.providerKey(), policy, clock.instant());
        payments.save(payment);
        return payment;
    }
}
