package shop.jangteo.platform.invariant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of the auditor.
 *
 * @param startedBy the operator who asked for it; null when it was due
 * @param entire every invariant was looked at
 */
record Audit(
        UUID id, @Nullable UUID startedBy, boolean entire, Instant startedAt, Instant finishedAt, List<Check> checks) {

    /** Why there was an audit. */
    enum Trigger {
        SCHEDULE,
        DEMAND
    }

    Trigger trigger() {
        return startedBy == null ? Trigger.SCHEDULE : Trigger.DEMAND;
    }

    int violations() {
        return checks.stream().mapToInt(Check::violations).sum();
    }

    int unchecked() {
        return (int) checks.stream().filter(check -> check.error() != null).count();
    }
}
