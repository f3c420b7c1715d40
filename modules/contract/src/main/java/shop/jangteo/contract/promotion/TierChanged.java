package shop.jangteo.contract.promotion;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * A member came to another tier by the purchases of the last months.
 */
public record TierChanged(UUID eventId, Instant occurredAt, UUID memberId, String from, String to)
        implements PublishedEvent {}
