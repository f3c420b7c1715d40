package shop.jangteo.promotion.adapter.in.time;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.promotion.application.ExpireOverduePoints;

/** Writes overdue points off. They can't be spent anyway; this brings the ledger up to date. */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class PointsExpiry {

    private final ExpireOverduePoints expireOverduePoints;

    PointsExpiry(ExpireOverduePoints expireOverduePoints) {
        this.expireOverduePoints = expireOverduePoints;
    }

    @Scheduled(fixedDelayString = "${jangteo.promotion.points.expiry-interval:PT1H}")
    @SchedulerLock(name = "promotion.expire-points")
    void run() {
        expireOverduePoints.handle();
    }
}
