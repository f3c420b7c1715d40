package shop.jangteo.promotion.domain.coupon;

import java.time.Instant;

/**
 * When a coupon can be had and used.
 *
 * @param from first instant
 * @param to first instant that is too late
 */
public record Validity(Instant from, Instant to) {

    public Validity {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("ends before it begins: " + from + " to " + to);
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
