package shop.jangteo.ordering.application;

import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Money;
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

    /** @param perLine each line's share of all discounts */
    public record Command(OrderId orderId, Map<UUID, Money> perLine, Money points) {}

    @InTransaction
    public void handle(Command command) {
        Order order = orders.locked(command.orderId());
        order.applyDiscounts(command.perLine(), command.points());
        orders.save(order);
    }
}
