package shop.jangteo.ordering.application;

import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.domain.order.CancelCause;
import shop.jangteo.ordering.domain.order.CancellationPlan;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.ordering.domain.order.Units;
import shop.jangteo.platform.application.UseCase;

/** Says what cancelling would do (OR-9), and does nothing. */
@UseCase
public class PreviewCancellation {

    private final Orders orders;

    PreviewCancellation(Orders orders) {
        this.orders = orders;
    }

    /** As in {@link CancelOrder.Command}. */
    public record Query(Actor actor, CancelCause cause, OrderId orderId, List<Units> units) {}

    @Transactional(readOnly = true)
    public CancellationPlan handle(Query query) {
        return orders.seen(query.orderId()).planCancellation(query.cause(), query.actor(), query.units());
    }
}
