package shop.jangteo.support.domain.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to what, from where, when (SU-7).
 *
 * @param before the thing before, as JSON without personal data
 * @param after the thing afterwards, as JSON without personal data
 * @param at in whole microseconds, as it is stored
 */
public record AuditEntry(
        UUID id,
        UUID actorId,
        String actorRole,
        String action,
        String targetType,
        String targetId,
        @Nullable String before,
        @Nullable String after,
        @Nullable String remoteAddress,
        String traceId,
        Instant at) {

    public AuditEntry {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
