package shop.jangteo.promotion.domain.points;

import java.time.Instant;
import java.time.Period;
import shop.jangteo.promotion.domain.ShopDay;

/**
 * How long points are good for, to the end of the last day.
 *
 * @param life of points that were earned or given
 * @param chargedLife of points that were paid for
 * @param graceOnReturn how long returned points live at least
 */
public record PointsPolicy(Period life, Period chargedLife, Period graceOnReturn) {

    Instant expiryOfNew(Instant now) {
        return ShopDay.endAfter(now, life);
    }

    Instant expiryOfCharged(Instant now) {
        return ShopDay.endAfter(now, chargedLife);
    }

    /** Coming back late mustn't cost the member the points, and must not make them young again. */
    Instant expiryOfReturned(Instant original, Instant now) {
        Instant least = ShopDay.endAfter(now, graceOnReturn);
        return original.isAfter(least) ? original : least;
    }
}
