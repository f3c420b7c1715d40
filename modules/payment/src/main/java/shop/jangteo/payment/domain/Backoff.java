package shop.jangteo.payment.domain;

import java.time.Duration;
import java.time.Instant;

/** Waiting times that double from the first to the longest. */
public record Backoff(Duration first, Duration longest) {

    /** @param failures how many tries have failed, at least 1 */
    public Instant next(int failures, Instant now) {
        // 2^20 times any sensible first wait is beyond any sensible longest one; more would overflow.
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, 20));
        return now.plus(wait.compareTo(longest) < 0 ? wait : longest);
    }
}
