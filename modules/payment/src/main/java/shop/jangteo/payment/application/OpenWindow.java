package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/**
 * The buyer goes to the provider's window: the attempt waits for the buyer instead of the provider. An order that ended in
 * the meantime has none opened: its attempt ends, too.
 */
@UseCase
public class OpenWindow {

    public record Command(UUID paymentId, UUID orderId, Map<String, Object> checkout) {}

    private final Payments payments;
    private final PayableOrders orders;
    private final PaymentPolicy policy;
    private final Clock clock;

    OpenWindow(Payments payments, PayableOrders orders, PaymentPolicy policy, Clock clock) {
        this.payments = payments;
        this.orders = orders;
        this.policy = policy;
        this.clock = clock;
    }

    @Writes
    public Payment handle(Command command) {
        PayableOrder order = orders.lock(command.orderId());
        Payment payment = payments.get(command.paymentId());
        payment.openWindow(command.checkout(), policy);
        if (!order.status().isPayable()) {
            payment.leaveWindow(clock.instant());
        }
        payments.save(payment);
        return payment;
    }
}
