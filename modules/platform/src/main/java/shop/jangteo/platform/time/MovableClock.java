package shop.jangteo.platform.time;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextRestartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves the clock of a demo or a test; absent in production. */
@Component
@Profile({"demo", "test"})
class MovableClock {

    private static final Duration FARTHEST = Duration.ofDays(366L * 20);

    private final ShopClock clock;
    private final JdbcClient jdbc;

    /** The clock is right before anything else starts: an instance that joins later is never behind the others. */
    MovableClock(ShopClock clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
        clock.set(stored());
    }

    @Transactional
    public void advance(Duration by) {
        long micros = by.toNanos() / 1_000;
        jdbc.sql("update platform.shop_clock set ahead_micros = ahead_micros + ? where id = 1")
                .param(micros)
                .update();
        clock.set(stored());
    }

    /** Every instance follows within half a second, and one that stood still before it answers anybody. */
    @Scheduled(fixedDelay = 500)
    @EventListener(ContextRestartedEvent.class)
    public void follow() {
        clock.set(stored());
    }

    private Duration stored() {
        return Duration.of(
                jdbc.sql("select ahead_micros from platform.shop_clock where id = 1")
                        .query(Long.class)
                        .single(),
                ChronoUnit.MICROS);
    }

    boolean reaches(Duration by) {
        return clock.ahead().plus(by).compareTo(FARTHEST) <= 0;
    }
}
