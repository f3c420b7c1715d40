package shop.jangteo.platform.idempotency;

import java.time.Clock;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.Ids;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.persistence.Bookkeeping;
import shop.jangteo.platform.web.Problems;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    /** Behind Spring Security's chain (-100), so that the member is known. */
    private static final int BEHIND_SECURITY = -50;

    @Bean
    IdempotentRequests idempotentRequests(
            JdbcClient jdbc,
            Bookkeeping bookkeeping,
            PersonalData personalData,
            Ids ids,
            Clock clock,
            @Value("${jangteo.idempotency.kept:24h}") Duration kept) {
        return new IdempotentRequests(jdbc, bookkeeping, personalData, ids, clock, kept);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(IdempotentRequests requests, Problems problems) {
        var registration = new FilterRegistrationBean<>(new IdempotencyFilter(requests, problems));
        registration.addUrlPatterns("/api/*");
        registration.setOrder(BEHIND_SECURITY);
        return registration;
    }
}

@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class IdempotencyPurge {

    private final IdempotentRequests requests;

    IdempotencyPurge(IdempotentRequests requests) {
        this.requests = requests;
    }

    @Scheduled(fixedDelayString = "${jangteo.idempotency.purge-every:10m}")
    @SchedulerLock(name = "platform.idempotency-purge")
    void purge() {
        requests.purge();
    }
}
