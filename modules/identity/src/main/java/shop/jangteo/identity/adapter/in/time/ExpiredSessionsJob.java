package shop.jangteo.identity.adapter.in.time;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.identity.application.ForgetExpiredSessions;

@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class ExpiredSessionsJob {

    private final ForgetExpiredSessions forgetExpiredSessions;

    ExpiredSessionsJob(ForgetExpiredSessions forgetExpiredSessions) {
        this.forgetExpiredSessions = forgetExpiredSessions;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    @SchedulerLock(name = "identity.forget-expired-sessions")
    void run() {
        boolean more = true;
        while (more) {
            more = forgetExpiredSessions.handle();
        }
    }
}
