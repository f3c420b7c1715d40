package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * Money was captured for an order that can't take it any more; it has to go back.
 */
public record CaptureRejected(UUID eventId, Instant occurredAt, UUID orderId, UUID paymentId, String reason)
        implements PublishedEvent {}
