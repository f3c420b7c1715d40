package shop.jangteo.support.adapter.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit log is what was written.
 *
 * @param entries how many were looked at
 * @param firstBroken where it first isn't
 */
public record AuditVerificationView(
        boolean intact, long entries, @Nullable BrokenEntry firstBroken) {

    /** @param id of the entry found in that place; null when it is missing */
    public record BrokenEntry(long sequence, @Nullable UUID id) {}
}
