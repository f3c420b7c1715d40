package shop.jangteo.promotion.domain.points;

import java.time.Duration;
import java.time.Instant;

/**
 * How long points are good for.
 *
 * @param life of points that were earned or given
 * @param chargedLife of points that were paid for
 * @param graceOnReturn how long returned points live at least
 */
public record PointsPolicy(Duration life, Duration chargedLife, Duration graceOnReturn) {

    Instant expiryOfNew(Instant now) {
        return now.plus(life);
    }

    Instant expiryOfCharged(Instant now) {
        return now.plus(chargedLife);
    }

    /** Coming back late mustn't cost the member the points, and must not make them young again. */
    Instant expiryOfReturned(Instant original, Instant now) {
        Instant least = now.plus(graceOnReturn);
        return original.isAfter(least) ? original : least;
    }
}
