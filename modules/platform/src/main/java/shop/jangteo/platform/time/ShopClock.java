package shop.jangteo.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one clock of the shop (SY-15): the machine's time in whole microseconds, as the database keeps it, plus what an
 * operator of a demo or a test has moved it forward. In production nothing moves it.
 */
public final class ShopClock extends Clock {

    private final Clock machine = Clock.systemUTC();
    private final AtomicLong aheadMicros = new AtomicLong();

    ShopClock() {}

    public Duration ahead() {
        return Duration.of(aheadMicros.get(), ChronoUnit.MICROS);
    }

    void set(Duration ahead) {
        aheadMicros.set(ahead.toNanos() / 1_000);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(aheadMicros.get(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the shop's clock is kept in UTC; convert where it is shown");
    }
}
