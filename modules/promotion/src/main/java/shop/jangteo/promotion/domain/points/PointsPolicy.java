package shop.jangteo.promotion.domain.points;

import java.time.Duration;
import java.time.Instant;
import shop.jangteo.kernel.Money;

/**
 * @param earnPercent of the goods paid for with money, fractions dropped
 * @param life how long new points live
 * @param graceOnReturn how long returned points live at least
 */
public record PointsPolicy(int earnPercent, Duration life, Duration graceOnReturn) {

    public Money earnedOn(Money earningBase) {
        return earningBase.percentRoundedDown(earnPercent);
    }

    Instant expiryOfNew(Instant now) {
        return now.plus(life);
    }

    /** Coming back late mustn't cost the member the points, and must not make them young again. */
    Instant expiryOfReturned(Instant original, Instant now) {
        Instant least = now.plus(graceOnReturn);
        return original.isAfter(least) ? original : least;
    }
}
