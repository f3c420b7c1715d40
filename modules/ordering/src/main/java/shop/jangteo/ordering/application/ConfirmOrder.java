package shop.jangteo.ordering.application;

import java.time.Clock;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** A buyer keeps the goods: the purchase is final (OR-11). */
@UseCase
public class ConfirmOrder {

    private final Orders orders;
    private final Clock clock;

    ConfirmOrder(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    public record Command(Actor actor, OrderId orderId) {}

    @Writes
    public void handle(Command command) {
        Order order = orders.locked(command.orderId());
        order.confirm(command.actor(), clock.instant());
        orders.save(order);
    }
}
