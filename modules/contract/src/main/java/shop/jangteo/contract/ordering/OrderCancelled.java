package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * An order ended before it was shipped. cause is BUYER, OPERATOR, EXPIRED or REFUNDED; paid tells whether money
 * had been captured for it. Lines, amounts and points are what was left of it after its cancellations in part.
 */
public record OrderCancelled(
        UUID eventId,
        Instant occurredAt,
        UUID orderId,
        String orderNumber,
        UUID buyerId,
        List<OrderedLine> lines,
        boolean paid,
        Money finalAmount,
        Money pointsUsed,
        String cause,
        String reason)
        implements PublishedEvent {}
