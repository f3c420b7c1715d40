package shop.jangteo.ordering;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.platform.time.ShopClock;

@OrderingTest
@TestPropertySource(properties = {"jangteo.jobs.enabled=true", "jangteo.ordering.expiry-interval=200ms"})
@DirtiesContext // Its jobs would go on beside the other tests.
@DisplayName("OR-8: the shop itself looks for orders that nobody paid")
class ExpiryScheduleTests {

    private final Scene scene;
    private final ShopClock clock;
    private final JdbcClient jdbc;

    ExpiryScheduleTests(Scene scene, ShopClock clock, JdbcClient jdbc) {
        this.scene = scene;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Other tests of this JVM may have moved it; tokens that were made before this shop knows would have run out. */
    private boolean clockIsRight() {
        long stored = jdbc.sql("select ahead_micros from platform.shop_clock where id = 1")
                .query(Long.class)
                .single();
        return clock.ahead().toNanos() / 1_000 == stored;
    }

    @Test
    void anUnpaidOrderEndsWithoutAnybodyAsking() {
        await().until(this::clockIsRight);
        UUID order = scene.placed(Scene.somebody());

        scene.as(Scene.OPERATOR)
                .post("/api/admin/clock", Map.of("advance", "PT31M"))
                .expect(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> scene.status(order).equals("CANCELLED"));
    }
}
