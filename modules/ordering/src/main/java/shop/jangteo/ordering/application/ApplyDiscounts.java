package shop.jangteo.ordering.application;

import java.util.List;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.order.AppliedDiscount;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** Coupons and points were taken for an order that isn't paid yet. */
@UseCase
public class ApplyDiscounts {

    private final Orders orders;

    ApplyDiscounts(Orders orders) {
        this.orders = orders;
    }

    /** @param discounts all of the order's, anew */
    public record Command(OrderId orderId, List<AppliedDiscount> discounts, Money points) {}

    @InTransaction
    public void handle(Command command) {
        Order order = orders.locked(command.orderId());
        order.applyDiscounts(command.discounts(), command.points());
        orders.save(order);
    }
}
