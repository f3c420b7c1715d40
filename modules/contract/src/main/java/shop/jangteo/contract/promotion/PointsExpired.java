package shop.jangteo.contract.promotion;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * Points of a member, more than none, were written off because nobody used them in time. The entry is that of the member's
 * ledger.
 */
public record PointsExpired(UUID eventId, Instant occurredAt, UUID memberId, UUID entryId, long points, long balance)
        implements PublishedEvent {}
