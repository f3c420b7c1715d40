package shop.jangteo.ordering.domain.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the shop asks of an order.
 *
 * @param mostPerLine units of one variant
 * @param paymentWindow how long an unpaid order holds stock, coupon and points (OR-8)
 * @param sameOrderWithin who asks for the same so soon after, without a key, means the same order (F26); zero for nobody
 */
public record OrderPolicy(int mostPerLine, Duration paymentWindow, Duration sameOrderWithin) {

    /** Who asks without a key means an order for the same that was placed after that; empty when every request is its own. */
    public Optional<Instant> sameOrderSince(Instant askedAt) {
        return sameOrderWithin.isZero() ? Optional.empty() : Optional.of(askedAt.minus(sameOrderWithin));
    }
}
