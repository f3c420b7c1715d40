package shop.jangteo.support.domain.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How mail is tried again.
 *
 * @param mostAttempts after so many it is given up
 * @param firstWait between the first and the second attempt; four times as long after each further one
 * @param hold how long one attempt may take before another instance may try
 * @param language of all mail: members have none of their own
 */
public record MailPolicy(int mostAttempts, Duration firstWait, Duration hold, Locale language) {

    public MailPolicy {
        if (mostAttempts < 1 || firstWait.isNegative() || hold.isNegative() || hold.isZero()) {
            throw new IllegalArgumentException("at least one attempt, and times to come");
        }
    }

    /** When to try again after so many attempts; null when it is given up. */
    public @Nullable Instant nextAttempt(int attempts, Instant now) {
        return attempts >= mostAttempts
                ? null
                : now.plus(firstWait.multipliedBy(1L << (2 * Math.min(attempts - 1, 10))));
    }
}
