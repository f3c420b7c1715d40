package shop.jangteo.promotion.adapter.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.jangteo.promotion.domain.tier.TierRun;

/**
 * A month's reckoning of tiers.
 *
 * @param round which one of the month it is, from 1
 * @param cut purchases confirmed before it count
 * @param members done so far
 * @param changed of them came to another tier
 * @param coupons of their tiers that they have for this month
 * @param finishedAt absent while it is under way
 */
@Schema(name = "TierRun")
public record TierRunView(
        String month,
        int round,
        Instant cut,
        int members,
        int changed,
        int coupons,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    public static TierRunView of(TierRun run) {
        return new TierRunView(
                run.month().toString(),
                run.round(),
                run.cut(),
                run.members(),
                run.changed(),
                run.coupons(),
                run.startedAt(),
                run.finishedAt());
    }
}
