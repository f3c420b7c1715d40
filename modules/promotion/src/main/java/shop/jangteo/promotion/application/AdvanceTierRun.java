package shop.jangteo.promotion.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.promotion.domain.PromotionEvent;
import shop.jangteo.promotion.domain.PromotionEvents;
import shop.jangteo.promotion.domain.tier.Tier;
import shop.jangteo.promotion.domain.tier.TierRun;
import shop.jangteo.promotion.domain.tier.TierRuns;
import shop.jangteo.promotion.domain.tier.TierRuns.Standing;
import shop.jangteo.promotion.domain.tier.Tiers;

/** The steps of a tier run, each in a transaction of its own; nothing happens when another instance was faster. */
@UseCase
public class AdvanceTierRun {

    private final TierRuns runs;
    private final Tiers tiers;
    private final PromotionEvents events;
    private final Clock clock;

    AdvanceTierRun(TierRuns runs, Tiers tiers, PromotionEvents events, Clock clock) {
        this.runs = runs;
        this.tiers = tiers;
        this.events = events;
        this.clock = clock;
    }

    /** Puts members where their purchases put them. */
    @Writes
    public void reckon(TierRun seen, List<Standing> standings) {
        TierRun run = runs.lock(seen.month());
        if (!run.standsWhere(seen)) {
            return;
        }
        List<PromotionEvent> changes = new ArrayList<>();
        for (Standing standing : standings) {
            Tier reached = tiers.reachedBy(standing.purchases());
            if (!reached.name().equals(standing.tier()) && runs.setTier(standing, reached, clock.instant())) {
                changes.add(new PromotionEvent.TierChanged(
                        standing.memberId(), standing.tier(), reached.name(), clock.instant()));
            }
        }
        runs.save(run.withChanged(changes.size()));
        events.publish(changes);
    }

    /** These members have their tiers and their coupons. */
    @Writes
    public void advance(TierRun seen, List<Standing> standings, int coupons) {
        TierRun run = runs.lock(seen.month());
        if (run.standsWhere(seen)) {
            runs.save(run.advancedTo(standings.getLast().memberId(), standings.size(), coupons));
        }
    }

    @Writes
    public void finish(TierRun seen) {
        TierRun run = runs.lock(seen.month());
        if (run.standsWhere(seen) && !run.isFinished()) {
            runs.save(run.finished(clock.instant()));
        }
    }
}
