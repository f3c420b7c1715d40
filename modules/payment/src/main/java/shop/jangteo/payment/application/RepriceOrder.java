package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** An order costs something else now; refused while money is being taken for it. */
@UseCase
public class RepriceOrder {

    public record Command(UUID orderId, Money amount) {}

    private final PayableOrders orders;
    private final Payments payments;
    private final Clock clock;

    RepriceOrder(PayableOrders orders, Payments payments, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        orders.lock(command.orderId());
        payments.standingFor(command.orderId()).ifPresent(this::endWindow);
        orders.reprice(command.orderId(), command.amount());
    }

    /** What the buyer would agree to in an open window is not what the order costs any more. */
    private void endWindow(Payment standing) {
        standing.requireNoneBesides();
        standing.leaveWindow(clock.instant());
        payments.save(standing);
    }
}
