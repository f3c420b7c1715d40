package shop.jangteo.ordering.application;

import java.time.Clock;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** A buyer gives up an order that hasn't been shipped (OR-9). */
@UseCase
public class CancelOrder {

    private final Orders orders;
    private final Clock clock;

    CancelOrder(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    public record Command(Actor actor, OrderId orderId, String reason) {}

    @Writes
    public void handle(Command command) {
        Order order = orders.locked(command.orderId());
        order.cancelByBuyer(command.actor(), command.reason(), clock.instant());
        orders.save(order);
    }
}
