package shop.jangteo.platform.time;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;

@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    ShopClock clock() {
        return new ShopClock();
    }

    @Bean
    Ids ids(Clock clock) {
        return () -> UuidCreator.getTimeOrderedEpoch(clock.instant());
    }
}

/** Moves the clock of a demo or a test; absent in production. */
@Component
@Profile({"demo", "test"})
class MovableClock {

    private static final Duration FARTHEST = Duration.ofDays(366L * 20);

    private final ShopClock clock;
    private final JdbcClient jdbc;

    MovableClock(ShopClock clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Transactional
    public void advance(Duration by) {
        long micros = by.toNanos() / 1_000;
        jdbc.sql("update platform.shop_clock set ahead_micros = ahead_micros + ? where id = 1")
                .param(micros)
                .update();
        clock.set(Duration.of(stored(), ChronoUnit.MICROS));
    }

    /** Every instance follows within half a second. */
    @Scheduled(fixedDelay = 500)
    public void follow() {
        clock.set(Duration.of(stored(), ChronoUnit.MICROS));
    }

    private long stored() {
        return jdbc.sql("select ahead_micros from platform.shop_clock where id = 1")
                .query(Long.class)
                .single();
    }

    boolean reaches(Duration by) {
        return clock.ahead().plus(by).compareTo(FARTHEST) <= 0;
    }
}

@RestController
@RequestMapping("/api/admin/clock")
@Profile({"demo", "test"})
@Tag(name = "clock", description = "The shop's time, in the demo and test profiles only")
class ClockController {

    private final ShopClock clock;
    private final MovableClock movable;

    ClockController(ShopClock clock, MovableClock movable) {
        this.clock = clock;
        this.movable = movable;
    }

    record ClockView(Instant now, String ahead) {}

    /** @param advance ISO-8601 duration, more than zero: {@code P7D}, {@code PT30M} */
    record Advance(String advance) {}

    @GetMapping
    @Allowed(Role.MASTER_ADMIN)
    @Operation(summary = "What time it is in the shop")
    ClockView now() {
        return new ClockView(clock.instant(), clock.ahead().toString());
    }

    @PostMapping
    @Allowed(Role.MASTER_ADMIN)
    @Operation(summary = "Move the shop's clock forward")
    ClockView advance(@RequestBody Advance command) {
        Duration by;
        try {
            by = Duration.parse(command.advance());
        } catch (RuntimeException malformed) {
            throw new InvalidField("advance", "DURATION");
        }
        if (by.isNegative() || by.isZero() || by.toDays() > 366 * 20 || !movable.reaches(by)) {
            throw new InvalidField("advance", "DURATION");
        }
        movable.advance(by);
        return now();
    }
}
