package shop.jangteo.ordering.application;

import java.util.UUID;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/**
 * Holds an order that a coupon is about to be put on (PR-4), or refuses. It comes before anything of promotion's is
 * locked, so that using a coupon and cancelling queue at the order.
 */
@UseCase
public class HoldForCoupon {

    private final Orders orders;

    HoldForCoupon(Orders orders) {
        this.orders = orders;
    }

    public record Command(OrderId orderId, UUID buyerId) {}

    @InTransaction
    public void handle(Command command) {
        orders.locked(command.orderId()).requireOpenFor(command.buyerId());
    }
}
