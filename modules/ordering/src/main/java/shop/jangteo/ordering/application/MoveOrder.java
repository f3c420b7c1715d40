package shop.jangteo.ordering.application;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.OrderStatus;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator or a seller says how far an order's fulfilment is (OR-7). */
@UseCase
public class MoveOrder {

    private final Orders orders;
    private final AuditTrail audit;
    private final Clock clock;

    MoveOrder(Orders orders, AuditTrail audit, Clock clock) {
        this.orders = orders;
        this.audit = audit;
        this.clock = clock;
    }

    public record Command(
            Actor actor,
            OrderId orderId,
            OrderStatus next,
            @Nullable String reason) {}

    @Writes
    public void handle(Command command) {
        Order order = orders.locked(command.orderId());
        OrderStatus before = order.status();
        order.moveTo(command.next(), command.actor(), command.reason(), clock.instant());
        orders.save(order);
        audit.record(
                command.actor(),
                "ordering.order.status",
                "order",
                command.orderId().value().toString(),
                Map.of("status", before),
                Map.of("status", order.status()));
    }
}
