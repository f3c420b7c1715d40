package shop.jangteo.contract.promotion;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * A member got points for a confirmed purchase.
 */
public record PointsEarned(UUID eventId, Instant occurredAt, UUID memberId, UUID orderId, long points, long balance)
        implements PublishedEvent {}
