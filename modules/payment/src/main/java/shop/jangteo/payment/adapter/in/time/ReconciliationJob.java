package shop.jangteo.payment.adapter.in.time;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.payment.application.ReconcileDueDays;
import shop.jangteo.platform.event.Outward;

/**
 * Looks for days that are over and not compared. Not once a day, so that a run that died is made up for as soon as its lock
 * is free; two at once do no harm, because a day is kept once.
 */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class ReconciliationJob {

    private final ReconcileDueDays reconcile;

    ReconciliationJob(ReconcileDueDays reconcile) {
        this.reconcile = reconcile;
    }

    /** The first look is late enough for the lock of a process that died to be free. */
    @Scheduled(
            initialDelayString = "PT1M",
            fixedDelayString = "${jangteo.payment.jobs.reconcile:PT5M}",
            scheduler = Outward.JOBS)
    @SchedulerLock(name = "payment.reconcile")
    void reconcileDueDays() {
        reconcile.handle();
    }
}
