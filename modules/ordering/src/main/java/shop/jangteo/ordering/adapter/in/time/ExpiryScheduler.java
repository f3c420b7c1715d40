package shop.jangteo.ordering.adapter.in.time;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.ordering.application.ExpireOrders;

/** Looks every ten seconds for orders that nobody paid. The lock only saves work: each order is looked at again. */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class ExpiryScheduler {

    private final ExpireOrders expireOrders;

    ExpiryScheduler(ExpireOrders expireOrders) {
        this.expireOrders = expireOrders;
    }

    @Scheduled(fixedDelayString = "${jangteo.ordering.expiry-interval:10s}")
    @SchedulerLock(name = "ordering.expire-orders")
    void run() {
        expireOrders.handle();
    }
}
