package shop.jangteo.ordering.application.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.jangteo.ordering.domain.order.OrderId;

/** Finds orders whose deadline has passed. */
public interface DueOrders {

    record Due(Instant at, OrderId id) {}

    /**
     * Orders that nobody paid, or that were held, until {@code now} or before; the longest overdue first.
     *
     * @param after the last one that was looked at; null from the beginning
     */
    List<Due> expired(Instant now, @Nullable Due after, int most);
}
