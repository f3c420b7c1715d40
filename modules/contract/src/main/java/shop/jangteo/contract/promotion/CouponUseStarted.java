package shop.jangteo.contract.promotion;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The buyer is about to put a coupon on an order. Nothing has been taken yet; whoever joins may refuse.
 */
public record CouponUseStarted(UUID eventId, Instant occurredAt, UUID orderId, UUID buyerId)
        implements PublishedEvent {}
