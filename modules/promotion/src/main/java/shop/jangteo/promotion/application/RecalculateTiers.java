package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.RequestKeyReused;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.PromotionRuleBroken;
import shop.jangteo.promotion.domain.tier.TierRun;
import shop.jangteo.promotion.domain.tier.TierRuns;
import shop.jangteo.promotion.domain.tier.TierRuns.Standing;
import shop.jangteo.promotion.domain.tier.Tiers;

/**
 * Takes a month's tier run on, some members at a time (PR-6): their tiers, then the coupons of their tiers, then the run
 * remembers that they are done. Dying anywhere in between, it is taken up with the same members, which changes nothing
 * that has happened: a tier is what it is, and a coupon is marked with the month.
 */
@UseCase
public class RecalculateTiers {

    private static final Logger LOG = LoggerFactory.getLogger(RecalculateTiers.class);
    private static final int AT_ONCE = 200;

    /** Isn't the digest of anything: a member who marks a request of its own like that only loses the tier's coupon. */
    private static final String BY_THE_SHOP = "tier";

    private final TierRuns runs;
    private final AdvanceTierRun advance;
    private final IssueCoupon issueCoupon;
    private final Tiers tiers;
    private final Clock clock;

    RecalculateTiers(TierRuns runs, AdvanceTierRun advance, IssueCoupon issueCoupon, Tiers tiers, Clock clock) {
        this.runs = runs;
        this.advance = advance;
        this.issueCoupon = issueCoupon;
        this.tiers = tiers;
        this.clock = clock;
    }

    /**
     * @param most how long to work at it
     * @return the run as it stands then
     */
    public TierRun handle(YearMonth month, Duration most) {
        Instant deadline = clock.instant().plus(most);
        TierRun run = find(month);
        while (!run.isFinished() && clock.instant().isBefore(deadline)) {
            step(run);
            run = find(month);
        }
        return run;
    }

    private TierRun find(YearMonth month) {
        return runs.find(month).orElseThrow(() -> new NotFound("tier run"));
    }

    private void step(TierRun run) {
        List<Standing> standings = runs.standings(run.lastMember(), tiers.countsFrom(run.cut()), run.cut(), AT_ONCE);
        if (standings.isEmpty()) {
            advance.finish(run);
            return;
        }
        // Before the coupons: some of them are for a tier that is only reached now.
        advance.reckon(run, standings);
        int coupons = standings.stream()
                .mapToInt(standing -> giveCoupons(standing, run.month()))
                .sum();
        advance.advance(run, standings, coupons);
    }

    private int giveCoupons(Standing standing, YearMonth month) {
        int given = 0;
        for (String code : tiers.reachedBy(standing.purchases()).coupons()) {
            given += give(standing.memberId(), code, month);
        }
        return given;
    }

    private int give(UUID member, String code, YearMonth month) {
        try {
            issueCoupon.handle(new IssueCoupon.Command(
                    Actor.buyer(member),
                    new IssueCoupon.Wanted.Told(code),
                    new RequestKey("tier:" + month + ":" + code, BY_THE_SHOP)));
            return 1;
        } catch (NotFound | PromotionRuleBroken | RequestKeyReused refused) {
            // "Not now" stops the run, which comes back to this member; a coupon that nobody can have doesn't.
            if (refused.kind() == BrokenRule.Kind.UNAVAILABLE || refused.kind() == BrokenRule.Kind.TOO_MANY) {
                throw refused;
            }
            LOG.warn("tier coupon {} was not given: {}", code, refused.code());
            return 0;
        }
    }
}
