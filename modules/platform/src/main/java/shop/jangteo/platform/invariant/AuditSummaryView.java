package shop.jangteo.platform.invariant;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of the auditor, in short.
 *
 * @param by the operator who asked for it
 * @param clean every invariant that was looked at holds, and none couldn't be looked at
 * @param unchecked how many couldn't
 */
record AuditSummaryView(
        UUID id,
        Instant startedAt,
        Instant finishedAt,
        Audit.Trigger trigger,
        @Nullable UUID by,
        boolean clean,
        int violations,
        int unchecked) {}
