package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;
import shop.jangteo.promotion.domain.tier.TierRun;
import shop.jangteo.promotion.domain.tier.TierRuns;

/** The month's reckoning of tiers begins, or, when an operator wants it, begins again (PR-6). */
@UseCase
public class StartTierRun {

    /** @param actor the shop itself when the month has come: then it begins once */
    public record Command(Actor actor) {}

    private final TierRuns runs;
    private final AuditTrail audit;
    private final Clock clock;

    StartTierRun(TierRuns runs, AuditTrail audit, Clock clock) {
        this.runs = runs;
        this.audit = audit;
        this.clock = clock;
    }

    @Writes
    public YearMonth handle(Command command) {
        Actor actor = command.actor();
        if (!actor.isOperator()) {
            throw new Forbidden();
        }
        Instant now = clock.instant();
        YearMonth month = TierRun.dueAt(now);
        boolean byHand = !actor.equals(Actor.SYSTEM);
        runs.add(byHand ? TierRun.upToNow(month, now) : TierRun.of(month, now));
        if (byHand) {
            TierRun run = runs.lock(month);
            // One that is under way is taken up where it stands: a second click doesn't begin it again.
            if (run.isFinished()) {
                run = run.again(now);
                runs.save(run);
            }
            audit.record(
                    actor,
                    "promotion.tiers.recalculate",
                    "tier-run",
                    month.toString(),
                    null,
                    Map.of("round", run.round()));
        }
        return month;
    }
}
