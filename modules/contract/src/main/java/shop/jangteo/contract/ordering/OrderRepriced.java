package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The amount of an unpaid order changed.
 */
public record OrderRepriced(
        UUID eventId,
        Instant occurredAt,
        UUID orderId,
        UUID buyerId,
        Money discountAmount,
        Money pointsUsed,
        Money finalAmount,
        long version)
        implements PublishedEvent {}
