package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * A paid order must not be shipped for now. reason is DEPOSIT_TAKEN_BACK.
 */
public record OrderHeld(UUID eventId, Instant occurredAt, UUID orderId, String orderNumber, UUID buyerId, String reason)
        implements PublishedEvent {}
