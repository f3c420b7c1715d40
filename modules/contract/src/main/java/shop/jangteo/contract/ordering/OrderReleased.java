package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * An order that was held may be shipped again.
 */
public record OrderReleased(UUID eventId, Instant occurredAt, UUID orderId, String orderNumber, UUID buyerId)
        implements PublishedEvent {}
