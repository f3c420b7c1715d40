package shop.jangteo.ordering.domain.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.RequestKey;

/**
 * A step of an order's life, kept for ever.
 *
 * @param step 1 for the first one
 * @param from null when the order was placed
 * @param by the member, all zero for the shop itself
 * @param key under which a repetition of the request finds it done
 */
public record StatusChange(
        int step,
        @Nullable OrderStatus from,
        OrderStatus to,
        Instant at,
        UUID by,
        @Nullable String reason,
        @Nullable RequestKey key) {}
