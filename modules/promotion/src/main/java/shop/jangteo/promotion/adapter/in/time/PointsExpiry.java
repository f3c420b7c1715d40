package shop.jangteo.promotion.adapter.in.time;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.promotion.adapter.query.OverduePoints;
import shop.jangteo.promotion.application.ExpirePoints;

/** Writes overdue points off. They can't be spent anyway; this brings the ledger up to date. */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class PointsExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(PointsExpiry.class);
    private static final int AT_ONCE = 500;

    private final OverduePoints overdue;
    private final ExpirePoints expirePoints;
    private final Clock clock;

    PointsExpiry(OverduePoints overdue, ExpirePoints expirePoints, Clock clock) {
        this.overdue = overdue;
        this.expirePoints = expirePoints;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${jangteo.promotion.points.expiry-interval:PT1H}")
    @SchedulerLock(name = "promotion.expire-points")
    void run() {
        List<UUID> members = overdue.holders(clock.instant(), AT_ONCE);
        members.forEach(this::expire);
    }

    private void expire(UUID member) {
        try {
            expirePoints.handle(new ExpirePoints.Command(member));
        } catch (RuntimeException failed) {
            LOG.error("overdue points could not be written off; the next run tries again", failed);
        }
    }
}
