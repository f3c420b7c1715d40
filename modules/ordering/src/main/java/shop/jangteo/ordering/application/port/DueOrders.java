package shop.jangteo.ordering.application.port;

import java.time.Instant;
import java.util.List;
import shop.jangteo.ordering.domain.order.OrderId;

/** Finds orders whose deadline has passed. */
public interface DueOrders {

    /** Unpaid orders that expired at {@code now} or before, the longest overdue first. */
    List<OrderId> expired(Instant now, int most);
}
