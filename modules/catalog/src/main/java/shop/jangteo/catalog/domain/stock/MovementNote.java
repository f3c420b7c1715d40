package shop.jangteo.catalog.domain.stock;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.RequestKey;

/**
 * What the ledger keeps beside the number.
 *
 * @param id of the movement
 * @param orderLineId the order line it is for; such a line is sold once and cancelled once by each cause
 * @param causeId the cancellation in part that it belongs to; null for what happens to a line only once
 * @param requestKey what its author marked the command with; the same key is one movement
 */
public record MovementNote(
        UUID id,
        String reason,
        @Nullable UUID orderLineId,
        @Nullable UUID causeId,
        @Nullable RequestKey requestKey,
        UUID recordedBy,
        Instant recordedAt) {}
