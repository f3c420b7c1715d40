package shop.jangteo.ordering.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.RequestKeyReused;
import shop.jangteo.ordering.domain.order.CancelCause;
import shop.jangteo.ordering.domain.order.Cancellation;
import shop.jangteo.ordering.domain.order.CancellationPlan;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.ordering.domain.order.Units;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** A buyer or an operator gives up an order that hasn't been shipped, or a part of it (OR-9). */
@UseCase
public class CancelOrder {

    private final Orders orders;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    CancelOrder(Orders orders, AuditTrail audit, Ids ids, Clock clock) {
        this.orders = orders;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param cause {@code BUYER} or {@code OPERATOR}
     * @param units none for all that are left
     * @param expectedRefund what was shown to come back; null when that doesn't matter
     * @param requestKey under which a repetition finds it cancelled
     */
    public record Command(
            Actor actor,
            CancelCause cause,
            OrderId orderId,
            List<Units> units,
            String reason,
            @Nullable Money expectedRefund,
            @Nullable RequestKey requestKey) {}

    /** @throws RequestKeyReused when something else was cancelled with the same key before */
    @Writes
    public void handle(Command command) {
        Order order = orders.locked(command.orderId());
        if (isDone(command)) {
            return;
        }
        CancellationPlan plan = order.planCancellation(command.cause(), command.actor(), command.units());
        plan.requireRefund(command.expectedRefund());
        var request = new Cancellation.Request(ids.next(), command.actor(), command.reason(), command.requestKey());
        order.cancel(plan, request, clock.instant());
        orders.save(order);
        if (command.cause() == CancelCause.OPERATOR) {
            audit.record(
                    command.actor(),
                    "ordering.order.cancel",
                    "order",
                    command.orderId().value().toString(),
                    null,
                    Map.of(
                            "goods", plan.goods().won(),
                            "refund", plan.refund().won(),
                            "whole", plan.whole()));
        }
    }

    private boolean isDone(Command command) {
        RequestKey key = command.requestKey();
        if (key == null) {
            return false;
        }
        var before = orders.findCancellationKey(command.orderId(), key.value());
        before.ifPresent(first -> key.requireContent(first.content()));
        return before.isPresent();
    }
}
