package shop.jangteo.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.contract.promotion.PointsEarned;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.time.ShopClock;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;
import shop.jangteo.testkit.Transactions;

/** The jobs exist but their schedule is far away: the test runs them. */
@ContextTest
@Import(EventJobsTests.Listener.class)
@TestPropertySource(
        properties = {
            "jangteo.jobs.enabled=true",
            "jangteo.events.resubmit-every=10h",
            "jangteo.events.purge-every=10h",
            "jangteo.events.first-retry=1ms"
        })
@DisplayName("ADR-0006: failed events are delivered again by one leader, completed ones are purged")
class EventJobsTests {

    @Component
    static class Listener {

        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger effects = new AtomicInteger();

        @ApplicationModuleListener(id = "test.on-points-earned")
        void on(PointsEarned event) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("on purpose");
            }
            effects.incrementAndGet();
        }

        void failOnce() {
            failures.set(1);
        }

        int effects() {
            return effects.get();
        }
    }

    private final Listener listener;
    private final EventJobs jobs;
    private final ApplicationEventPublisher events;
    private final Transactions tx;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApiClient api;

    EventJobsTests(
            Listener listener,
            EventJobs jobs,
            ApplicationEventPublisher events,
            Transactions tx,
            JdbcClient jdbc,
            ShopClock clock,
            ApiClient api) {
        this.listener = listener;
        this.jobs = jobs;
        this.events = events;
        this.tx = tx;
        this.jdbc = jdbc;
        this.clock = clock;
        this.api = api;
    }

    private int count(String table) {
        String listenerColumn = table.equals("event_inbox") ? "listener" : "LISTENER_ID";
        return jdbc.sql("select count(*) from platform." + table + " where " + listenerColumn
                        + " = 'test.on-points-earned'")
                .query(Integer.class)
                .single();
    }

    private int failed() {
        return jdbc.sql("select count(*) from platform.EVENT_PUBLICATION"
                        + " where LISTENER_ID = 'test.on-points-earned' and STATUS = 'FAILED'")
                .query(Integer.class)
                .single();
    }

    private void holdLeadership(String until) {
        jdbc.sql("insert into platform.shedlock (name, lock_until, locked_at, locked_by) values"
                        + " ('platform.event-resubmission', " + until + ", utc_timestamp(3), 'another instance')"
                        + " on duplicate key update lock_until = " + until)
                .update();
    }

    private void advanceTwoWeeksAndADay() {
        api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null))
                .post("/api/admin/clock", Map.of("advance", "P15D"))
                .expect(200);
    }

    @Test
    void onlyTheLeaderDeliversAgainAndWhatIsDoneIsPurged() {
        listener.failOnce();
        tx.run(() -> events.publishEvent(
                new PointsEarned(UUID.randomUUID(), clock.instant(), UUID.randomUUID(), UUID.randomUUID(), 1, 1)));
        await().until(() -> failed() == 1);

        holdLeadership("utc_timestamp(3) + interval 1 hour");
        jobs.resubmit();
        assertThat(failed()).isEqualTo(1);
        assertThat(listener.effects()).isZero();

        holdLeadership("utc_timestamp(3) - interval 1 hour");
        jobs.resubmit();
        await().until(() -> count("EVENT_PUBLICATION") == 0);
        assertThat(listener.effects()).isEqualTo(1);
        assertThat(count("event_inbox")).isEqualTo(1);

        advanceTwoWeeksAndADay();
        jobs.purge();
        assertThat(count("event_inbox")).isEqualTo(1);
        advanceTwoWeeksAndADay();
        jobs.purge();
        assertThat(count("event_inbox")).isZero();
    }
}
