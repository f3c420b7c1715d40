package shop.jangteo.contract.promotion;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * An operator gave a member points. The entry is that of the member's ledger.
 */
public record PointsGranted(UUID eventId, Instant occurredAt, UUID memberId, UUID entryId, long points, long balance)
        implements PublishedEvent {}
