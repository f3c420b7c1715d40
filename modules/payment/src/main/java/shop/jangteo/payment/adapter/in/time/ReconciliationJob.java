package shop.jangteo.payment.adapter.in.time;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.payment.application.ReconcileDueDays;

/** Every morning, when the provider's day is over. Running twice does no harm: a compared day is left alone. */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class ReconciliationJob {

    private final ReconcileDueDays reconcile;

    ReconciliationJob(ReconcileDueDays reconcile) {
        this.reconcile = reconcile;
    }

    @Scheduled(cron = "${jangteo.payment.jobs.reconcile:0 10 4 * * *}", zone = "Asia/Seoul")
    @SchedulerLock(name = "payment.reconcile")
    void reconcileDueDays() {
        reconcile.handle();
    }
}
