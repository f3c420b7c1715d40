package shop.jangteo.promotion.domain.points;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;

/**
 * Points that came in together and expire together.
 *
 * @param id the charge's when they were paid for
 * @param remaining what of the amount is neither spent nor expired
 * @param expiresAt first instant at which they are worth nothing
 */
public record PointsLot(UUID id, Money amount, Money remaining, Instant expiresAt) {

    public PointsLot {
        if (remaining.isMoreThan(amount)) {
            throw new IllegalArgumentException("more left than there was: " + remaining + " of " + amount);
        }
    }

    PointsLot without(Money taken) {
        return new PointsLot(id, amount, remaining.minus(taken), expiresAt);
    }

    PointsLot with(Money returned) {
        return new PointsLot(id, amount, remaining.plus(returned), expiresAt);
    }

    boolean isOverdue(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
