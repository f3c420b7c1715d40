package shop.jangteo.platform.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** After-commit listeners and scheduled jobs: where they run and who may. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventProperties.class)
@EnableAsync
@EnableScheduling
@EnableResilientMethods
@EnableSchedulerLock(defaultLockAtMostFor = "PT5M")
class EventConfiguration {

    /**
     * A bounded number of threads before an unbounded queue: a publisher that has committed still holds its connection, so
     * it must never wait for a listener, and listeners must never take the whole pool. What is still queued at shutdown
     * stands in the registry and is delivered by whoever runs next.
     */
    @Bean({"applicationTaskExecutor", "taskExecutor"})
    ThreadPoolTaskExecutor applicationTaskExecutor(EventProperties properties) {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("listener-");
        executor.setCorePoolSize(properties.listenerThreads());
        executor.setMaxPoolSize(properties.listenerThreads());
        return executor;
    }

    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.poolSize(4).threadNamePrefix("job-").build();
    }

    @Bean
    LockProvider lockProvider(DataSource dataSource) {
        return new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(dataSource))
                .withTableName("platform.shedlock")
                .usingDbTime()
                .build());
    }

    @Bean
    Gauge failedPublications(EventPublicationRepository publications, MeterRegistry meters) {
        return Gauge.builder("jangteo.events.failed", () -> publications.countByStatus(EventPublication.Status.FAILED))
                .description("event publications whose listener failed and that wait for another try or an operator")
                .register(meters);
    }
}
