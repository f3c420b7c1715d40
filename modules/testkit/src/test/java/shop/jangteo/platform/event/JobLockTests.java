package shop.jangteo.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("F1, F29: a job's lock outlives its process by half a minute, and no job has to be faster than that")
class JobLockTests {

    private final LockProvider locks;
    private final JdbcClient jdbc;

    JobLockTests(LockProvider locks, JdbcClient jdbc) {
        this.locks = locks;
        this.jdbc = jdbc;
    }

    @Test
    void aDeadJobsLockIsFreeHalfAMinuteLater() {
        String job = "test." + UUID.randomUUID();
        Duration most = Duration.parse(EventConfiguration.class
                .getAnnotation(EnableSchedulerLock.class)
                .defaultLockAtMostFor());

        var held = locks.lock(new LockConfiguration(Instant.now(), job, most, Duration.ZERO))
                .orElseThrow();

        assertThat(jdbc.sql("select timestampdiff(second, locked_at, lock_until) from platform.shedlock where name = ?")
                        .param(job)
                        .query(Integer.class)
                        .single())
                .isBetween(29, 31);
        held.unlock();
    }

    @Test
    void aLivingJobsLockIsProlonged() {
        assertThat(locks).isInstanceOf(KeepAliveLockProvider.class);
    }
}
