package shop.jangteo.platform.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
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
@EnableSchedulerLock(defaultLockAtMostFor = "PT30S")
class EventConfiguration {

    /**
     * A bounded number of threads before an unbounded queue: a publisher that has committed still holds its connection, so
     * it must never wait for a listener, and listeners must never take the whole pool. What is still queued at shutdown
     * stands in the registry and is delivered by whoever runs next.
     */
    @Bean({"applicationTaskExecutor", "taskExecutor"})
    ThreadPoolTaskExecutor applicationTaskExecutor(EventProperties properties, Publications publications) {
        return listeners("listener-", properties.listenerThreads(), publications);
    }

    @Bean(Outward.LISTENERS)
    ThreadPoolTaskExecutor outwardListeners(EventProperties properties, Publications publications) {
        return listeners("outward-listener-", properties.outwardListenerThreads(), publications);
    }

    private static ThreadPoolTaskExecutor listeners(String name, int threads, Publications publications) {
        var executor = new ThreadPoolTaskExecutor();
        executor.setTaskDecorator(task -> () -> {
            try {
                task.run();
            } finally {
                publications.forget();
            }
        });
        executor.setThreadNamePrefix(name);
        executor.setCorePoolSize(threads);
        executor.setMaxPoolSize(threads);
        return executor;
    }

    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.poolSize(4).threadNamePrefix("job-").build();
    }

    /** All of these jobs may have to wait at the same time, hence a thread for each of them. */
    @Bean(Outward.JOBS)
    ThreadPoolTaskScheduler outwardJobs(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.poolSize(8).threadNamePrefix("outward-job-").build();
    }

    /**
     * A lock is prolonged for as long as its job runs and its process lives, and free half a minute after that died: jobs
     * move money. It only saves work. Whoever was paused for longer goes on beside its successor, and what must not be
     * done twice is stopped by rows.
     */
    @Bean
    LockProvider lockProvider(DataSource dataSource, ScheduledExecutorService jobLockKeeper) {
        var locks = new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(dataSource))
                .withTableName("platform.shedlock")
                .usingDbTime()
                .build());
        return new KeepAliveLockProvider(locks, jobLockKeeper);
    }

    /** Not one of the jobs' threads: those may all be busy for longer than a lock lasts. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService jobLockKeeper() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("job-locks").factory());
    }

    @Bean
    Gauge failedPublications(EventPublicationRepository publications, MeterRegistry meters) {
        return Gauge.builder("jangteo.events.failed", () -> publications.countByStatus(EventPublication.Status.FAILED))
                .description("event publications whose listener failed and that wait for another try or an operator")
                .register(meters);
    }
}
