package shop.jangteo.platform.time;

import com.github.f4b6a3.uuid.UuidCreator;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
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
