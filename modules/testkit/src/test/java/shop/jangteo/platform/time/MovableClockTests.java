package shop.jangteo.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("SY-15: one clock for all instances")
class MovableClockTests {

    private final MovableClock movable;
    private final ShopClock clock;
    private final JdbcClient jdbc;

    MovableClockTests(MovableClock movable, ShopClock clock, JdbcClient jdbc) {
        this.movable = movable;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void anInstanceThatHasJustStartedIsAsFarAheadAsTheOthers() {
        movable.advance(Duration.ofMinutes(5));

        var another = new ShopClock();
        new MovableClock(another, jdbc);

        assertThat(another.ahead()).isEqualTo(clock.ahead()).isPositive();
    }
}
