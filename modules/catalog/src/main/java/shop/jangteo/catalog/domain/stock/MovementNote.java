package shop.jangteo.catalog.domain.stock;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps beside the number.
 *
 * @param id of the movement
 * @param orderLineId the order line it is for; such a line is sold once and cancelled once
 * @param requestKey what its author marked the command with; the same key is one movement
 */
public record MovementNote(
        UUID id,
        String reason,
        @Nullable UUID orderLineId,
        @Nullable String requestKey,
        UUID recordedBy,
        Instant recordedAt) {}
