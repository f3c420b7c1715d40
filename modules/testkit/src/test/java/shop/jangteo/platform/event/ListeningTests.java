package shop.jangteo.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.EventPublication;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.catalog.StockLevelChanged;
import shop.jangteo.contract.identity.AddressRemoved;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.platform.time.ShopClock;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;
import shop.jangteo.testkit.Transactions;

@ContextTest
@Import({ListeningTests.Listener.class, ListeningTests.Racer.class})
@DisplayName("ARCHITECTURE §5: the two ways of listening")
class ListeningTests {

    @Component
    static class Listener {

        final Map<UUID, AtomicInteger> effects = new ConcurrentHashMap<>();
        final Map<UUID, AtomicInteger> failures = new ConcurrentHashMap<>();

        @ApplicationModuleListener(id = "test.on-stock")
        void on(StockLevelChanged event) {
            AtomicInteger left = failures.get(event.variantId());
            if (left != null && left.getAndDecrement() > 0) {
                throw new IllegalStateException("on purpose");
            }
            effects.computeIfAbsent(event.variantId(), id -> new AtomicInteger())
                    .incrementAndGet();
        }

        @JoinsTransaction
        void on(AddressRemoved event) {
            throw new NotFound("address");
        }

        void failOnce(UUID variant) {
            failures.put(variant, new AtomicInteger(1));
        }

        int effectsOf(UUID variant) {
            return effects.getOrDefault(variant, new AtomicInteger()).get();
        }
    }

    @Component
    static class Racer {

        final AtomicInteger runs = new AtomicInteger();

        @Writes
        public int loseTwice() {
            if (runs.incrementAndGet() < 3) {
                throw new CannotAcquireLockException("lost the race");
            }
            return runs.get();
        }
    }

    private final Listener listener;
    private final Racer racer;
    private final ApplicationEventPublisher events;
    private final Transactions tx;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Resubmission resubmission;
    private final Publications publications;
    private final ThreadPoolTaskExecutor executor;
    private final ApiClient api;

    ListeningTests(
            Listener listener,
            Racer racer,
            ApplicationEventPublisher events,
            Transactions tx,
            JdbcClient jdbc,
            ShopClock clock,
            Resubmission resubmission,
            Publications publications,
            @Qualifier("applicationTaskExecutor") ThreadPoolTaskExecutor executor,
            ApiClient api) {
        this.listener = listener;
        this.racer = racer;
        this.events = events;
        this.tx = tx;
        this.jdbc = jdbc;
        this.clock = clock;
        this.resubmission = resubmission;
        this.publications = publications;
        this.executor = executor;
        this.api = api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private StockLevelChanged event(UUID variant) {
        return new StockLevelChanged(UUID.randomUUID(), clock.instant(), variant, 5, 1);
    }

    @Test
    void anEventThatIsDeliveredAgainHasItsEffectOnce() {
        UUID variant = UUID.randomUUID();
        StockLevelChanged event = event(variant);

        tx.run(() -> events.publishEvent(event));
        await().until(() -> listener.effectsOf(variant) == 1);
        tx.run(() -> events.publishEvent(event));
        UUID next = UUID.randomUUID();
        tx.run(() -> events.publishEvent(event(next)));
        await().until(() -> listener.effectsOf(next) == 1);

        await().untilAsserted(() -> assertThat(waiting()).isZero());
        assertThat(listener.effectsOf(variant)).isEqualTo(1);
    }

    @Test
    void whatIsRolledBackIsNeverHeardOf() {
        UUID variant = UUID.randomUUID();

        assertThatThrownBy(() -> tx.run(() -> {
                    events.publishEvent(event(variant));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);
        UUID next = UUID.randomUUID();
        tx.run(() -> events.publishEvent(event(next)));

        await().until(() -> listener.effectsOf(next) == 1);
        assertThat(listener.effectsOf(variant)).isZero();
    }

    @Test
    @DisplayName("SY-12: a failed event is seen by the operator and delivered again")
    void aFailedEventIsSeenAndDeliveredAgain() {
        UUID variant = UUID.randomUUID();
        listener.failOnce(variant);

        tx.run(() -> events.publishEvent(event(variant)));

        await().untilAsserted(() -> assertThat(
                        api.get("/api/admin/event-publications").expect(200).body())
                .contains("StockLevelChanged"));
        deliverAgain(variant);
    }

    @Test
    @DisplayName("ID-12: events wait encrypted")
    void eventsWaitEncrypted() {
        UUID variant = UUID.randomUUID();
        listener.failOnce(variant);
        tx.run(() -> events.publishEvent(event(variant)));

        await().until(() -> failed() == 1);
        assertThat(jdbc.sql("select SERIALIZED_EVENT from platform.EVENT_PUBLICATION")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(waiting -> assertThat(waiting).doesNotContain(variant.toString()));
        deliverAgain(variant);
    }

    @Test
    @DisplayName("what a transaction publishes is written before its end, and in one statement")
    void whatATransactionPublishesIsWrittenTogether() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        listener.failOnce(first);
        listener.failOnce(second);

        tx.run(() -> {
            events.publishEvent(event(first));
            events.publishEvent(event(second));
            assertThat(waiting()).isZero();
        });

        await().untilAsserted(() -> assertThat(failed()).isEqualTo(2));
        deliverAgain(first);
        deliverAgain(second);
    }

    @Test
    @DisplayName("a publication leaves with its listener's commit: a listener that fails leaves both undone")
    void aPublicationLeavesWithItsListenersCommit() {
        StockLevelChanged event = event(UUID.randomUUID());
        listener.failOnce(event.variantId());

        tx.run(() -> events.publishEvent(event));
        await().untilAsserted(() -> assertThat(failed()).isEqualTo(1));
        assertThat(handled(event)).isZero();

        deliverAgain(event.variantId());
        assertThat(handled(event)).isEqualTo(1);
    }

    @Test
    @DisplayName("what a thread delivered before, and the registry gave up, is nothing to its next listener")
    void aThreadForgetsWhatItDeliveredBefore() throws Exception {
        UUID variant = UUID.randomUUID();
        listener.failOnce(variant);
        tx.run(() -> events.publishEvent(event(variant)));
        await().untilAsserted(() -> assertThat(failed()).isEqualTo(1));
        UUID waiting = publications
                .findByStatus(EventPublication.Status.FAILED)
                .getFirst()
                .getIdentifier();

        onEveryThread(() -> publications.markProcessing(waiting));
        onEveryThread(publications::leave);

        assertThat(failed()).isEqualTo(1);
        deliverAgain(variant);
    }

    private void onEveryThread(Runnable task) throws Exception {
        int threads = executor.getCorePoolSize();
        var together = new CyclicBarrier(threads);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(executor.submit(() -> {
                together.await();
                task.run();
                return null;
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
    }

    @Test
    void aJoinedListenerRefusesTheWholeTransaction() {
        UUID variant = UUID.randomUUID();

        assertThatThrownBy(() -> tx.run(() -> {
                    events.publishEvent(event(variant));
                    events.publishEvent(new AddressRemoved(
                            UUID.randomUUID(), clock.instant(), UUID.randomUUID(), UUID.randomUUID()));
                }))
                .isInstanceOf(NotFound.class);
        assertThat(listener.effectsOf(variant)).isZero();
    }

    @Test
    void aUseCaseThatLosesARaceIsRunAgain() {
        assertThat(racer.loseTwice()).isEqualTo(3);
    }

    private void deliverAgain(UUID variant) {
        api.post("/api/admin/clock", Map.of("advance", "PT10M")).expect(200);
        await().pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            resubmission.run();
            assertThat(listener.effectsOf(variant)).isEqualTo(1);
        });
        await().untilAsserted(() -> assertThat(waiting()).isZero());
    }

    private int failed() {
        return jdbc.sql("select count(*) from platform.EVENT_PUBLICATION where STATUS = 'FAILED'")
                .query(Integer.class)
                .single();
    }

    private int handled(StockLevelChanged event) {
        return jdbc.sql("select count(*) from platform.event_inbox where listener = 'test.on-stock' and event_id = ?")
                .param(Uuids.toBytes(event.eventId()))
                .query(Integer.class)
                .single();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from platform.EVENT_PUBLICATION")
                .query(Integer.class)
                .single();
    }
}
