package shop.jangteo.contract.promotion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * Coupons and points were taken for an order that is not paid yet; carries all discounts of the order anew.
 */
public record DiscountTaken(
        UUID eventId, Instant occurredAt, UUID orderId, UUID buyerId, List<Discount> discounts, Money pointsUsed)
        implements PublishedEvent {}
