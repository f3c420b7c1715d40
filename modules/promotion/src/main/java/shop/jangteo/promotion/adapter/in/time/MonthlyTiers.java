package shop.jangteo.promotion.adapter.in.time;

import java.time.Duration;
import java.time.YearMonth;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.Actor;
import shop.jangteo.promotion.application.RecalculateTiers;
import shop.jangteo.promotion.application.StartTierRun;

/**
 * Reckons tiers on the first of each month from three o'clock in Seoul on. It looks every minute, so that a run that died
 * or a shop that was closed at three is made up for.
 */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class MonthlyTiers {

    /** A turn; the next one, on whichever instance, goes on where it stopped. */
    private static final Duration AT_A_TIME = Duration.ofMinutes(4);

    private final StartTierRun start;
    private final RecalculateTiers recalculate;

    MonthlyTiers(StartTierRun start, RecalculateTiers recalculate) {
        this.start = start;
        this.recalculate = recalculate;
    }

    @Scheduled(fixedDelayString = "${jangteo.promotion.tier-interval:PT1M}")
    @SchedulerLock(name = "promotion.tiers")
    void run() {
        YearMonth month = start.handle(new StartTierRun.Command(Actor.SYSTEM));
        recalculate.handle(month, AT_A_TIME);
    }
}
