package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.PaymentRuleBroken.OrderAlreadyPaid;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/**
 * Stores the intent to confirm what the buyer agreed to in the provider's window: whoever comes second finds it. Under the
 * lock of the order, so that it doesn't end in the same moment.
 */
@UseCase
public class BeginConfirmation {

    public record Command(UUID paymentId, UUID orderId, String providerKey) {}

    private final Payments payments;
    private final PayableOrders orders;
    private final PaymentPolicy policy;
    private final Clock clock;

    BeginConfirmation(Payments payments, PayableOrders orders, PaymentPolicy policy, Clock clock) {
        this.payments = payments;
        this.orders = orders;
        this.policy = policy;
        this.clock = clock;
    }

    @Writes
    public Payment handle(Command command) {
        PayableOrder order = orders.lock(command.orderId());
        Payment payment = payments.get(command.paymentId());
        boolean paidOtherwise = payment.status().isEnded()
                && payments.standingFor(payment.attempt().orderId())
                        .filter(other -> other.status().isCaptured())
                        .isPresent();
        if (paidOtherwise) {
            throw new OrderAlreadyPaid();
        }
        if (payment.window() != null) {
            order.requirePayable();
        }
        payment.beginConfirmation(command.providerKey(), policy, clock.instant());
        payments.save(payment);
        return payment;
    }
}
