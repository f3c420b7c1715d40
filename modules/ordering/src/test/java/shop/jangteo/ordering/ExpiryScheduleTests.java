package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.platform.time.ShopClock;

@OrderingTest
@TestPropertySource(
        properties = {
            "jangteo.jobs.enabled=true",
            "jangteo.ordering.expiry-interval=200ms",
            "jangteo.ordering.expiry-batch=2"
        })
@DirtiesContext // Its jobs would go on beside the other tests.
@DisplayName("OR-8: the shop itself looks for orders that nobody paid")
class ExpiryScheduleTests {

    private final Scene scene;
    private final ShopClock clock;
    private final JdbcClient jdbc;
    private final Neighbours.Payments payments;

    ExpiryScheduleTests(Scene scene, ShopClock clock, JdbcClient jdbc, Neighbours.Payments payments) {
        this.scene = scene;
        this.clock = clock;
        this.jdbc = jdbc;
        this.payments = payments;
    }

    /** Other tests of this JVM may have moved it; tokens that were made before this shop knows would have run out. */
    private boolean clockIsRight() {
        long stored = jdbc.sql("select ahead_micros from platform.shop_clock where id = 1")
                .query(Long.class)
                .single();
        return clock.ahead().toNanos() / 1_000 == stored;
    }

    private void windowsPass() {
        scene.as(Scene.OPERATOR)
                .post("/api/admin/clock", Map.of("advance", "PT31M"))
                .expect(200);
    }

    private void awaitEndOf(UUID order) {
        await().atMost(Duration.ofSeconds(20)).until(() -> scene.status(order).equals("CANCELLED"));
    }

    @Test
    void anUnpaidOrderEndsWithoutAnybodyAsking() {
        await().until(this::clockIsRight);
        UUID order = scene.placed(Scene.somebody());

        windowsPass();

        awaitEndOf(order);
    }

    @Test
    @DisplayName("more payments without an answer than are looked for at a time keep no later order from ending")
    void undecidedPaymentsStandInNobodysWay() {
        await().until(this::clockIsRight);
        List<UUID> undecided =
                Stream.generate(() -> scene.placed(Scene.somebody())).limit(5).toList();
        payments.underWay.addAll(undecided);
        UUID later = scene.placed(Scene.somebody());

        windowsPass();

        awaitEndOf(later);
        assertThat(undecided).extracting(scene::status).containsOnly("PENDING");
        payments.underWay.removeAll(undecided);
        undecided.forEach(this::awaitEndOf);
    }
}
