package shop.jangteo.promotion.domain.tier;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.promotion.domain.ShopDay;

/**
 * The monthly reckoning of all members' tiers: once a month, and again when an operator wants it.
 *
 * @param round which reckoning of the month it is, from 1
 * @param cut purchases confirmed from here on count in the next one
 * @param lastMember everybody up to this id is done
 * @param members done so far
 * @param changed of them came to another tier
 * @param coupons of their tiers that they have for this month
 */
public record TierRun(
        YearMonth month,
        int round,
        Instant cut,
        @Nullable UUID lastMember,
        int members,
        int changed,
        int coupons,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    private static final Duration HOUR_OF_DAY = Duration.ofHours(3);

    /** The month whose run is due: it begins on its first day at three in the morning. */
    public static YearMonth dueAt(Instant now) {
        return YearMonth.from(now.minus(HOUR_OF_DAY).atZone(ShopDay.ZONE));
    }

    /** The one that every month has, by what was bought until it began. */
    public static TierRun of(YearMonth month, Instant now) {
        Instant cut = month.atDay(1).atStartOfDay(ShopDay.ZONE).toInstant().plus(HOUR_OF_DAY);
        return new TierRun(month, 1, cut, null, 0, 0, 0, now, null);
    }

    /** By what has been bought up to now. */
    public static TierRun upToNow(YearMonth month, Instant now) {
        return new TierRun(month, 1, now, null, 0, 0, 0, now, null);
    }

    /** All members once more. */
    public TierRun again(Instant now) {
        return new TierRun(month, round + 1, now, null, 0, 0, 0, now, null);
    }

    public TierRun withChanged(int more) {
        return new TierRun(month, round, cut, lastMember, members, changed + more, coupons, startedAt, finishedAt);
    }

    public TierRun advancedTo(UUID member, int moreMembers, int moreCoupons) {
        return new TierRun(
                month,
                round,
                cut,
                member,
                members + moreMembers,
                changed,
                coupons + moreCoupons,
                startedAt,
                finishedAt);
    }

    public TierRun finished(Instant now) {
        return new TierRun(month, round, cut, lastMember, members, changed, coupons, startedAt, now);
    }

    public boolean isFinished() {
        return finishedAt != null;
    }

    /** Whether nobody else has taken it further since. */
    public boolean standsWhere(TierRun seen) {
        return round == seen.round && Optional.ofNullable(lastMember).equals(Optional.ofNullable(seen.lastMember));
    }
}
