package shop.jangteo.platform.invariant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of the auditor.
 *
 * @param by the operator who asked for it
 * @param clean every invariant that was looked at holds, and none couldn't be looked at
 */
record AuditView(
        UUID id,
        Instant startedAt,
        Instant finishedAt,
        Audit.Trigger trigger,
        @Nullable UUID by,
        boolean clean,
        List<Check> invariants) {

    /**
     * @param says what must hold
     * @param settles may be untrue for a moment while listeners are at work
     * @param violations how many things break it; the first hundred are listed
     * @param error why it couldn't be looked at
     */
    record Check(
            String name,
            String says,
            boolean settles,
            int violations,
            @Nullable String error,
            List<Finding> findings) {}

    /** @param delta actual less expected, where both are whole numbers */
    record Finding(
            String entity,
            @Nullable String expected,
            @Nullable String actual,
            @Nullable Long delta) {}

    static AuditView of(AuditSummaryView audit, List<Check> checks) {
        return new AuditView(
                audit.id(), audit.startedAt(), audit.finishedAt(), audit.trigger(), audit.by(), audit.clean(), checks);
    }
}
