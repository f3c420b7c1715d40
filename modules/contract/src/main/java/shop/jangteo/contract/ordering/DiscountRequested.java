package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The buyer of an order that is being placed wants coupons and points taken into account. Lines carry no
 * discount yet. Answered within the same transaction by a promotion event or a refusal.
 */
public record DiscountRequested(
        UUID eventId,
        Instant occurredAt,
        UUID orderId,
        UUID buyerId,
        List<OrderedLine> lines,
        List<UUID> issuedCouponIds,
        Money pointsToUse)
        implements PublishedEvent {}
