package shop.jangteo.ordering.application;

import java.time.Clock;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/**
 * Ends one order that nobody paid in time (OR-8). Looks again with the order in hand: whoever paid in the same second
 * keeps it.
 */
@UseCase
public class ExpireOrder {

    private final Orders orders;
    private final Clock clock;

    ExpireOrder(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    public record Command(OrderId orderId) {}

    @Writes
    public void handle(Command command) {
        Order order = orders.locked(command.orderId());
        order.expire(clock.instant());
        orders.save(order);
    }
}
