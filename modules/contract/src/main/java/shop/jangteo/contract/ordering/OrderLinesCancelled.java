package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * A part of an order was cancelled before it was shipped, and something is left of it. refundAmount goes back by way of
 * the payment (zero when unpaid), pointsBack to the buyer's points; couponsBack are the issued coupons that nothing left
 * of the order needs. finalAmount is the order's from now on. cause is BUYER or OPERATOR.
 */
public record OrderLinesCancelled(
        UUID eventId,
        Instant occurredAt,
        UUID cancellationId,
        UUID orderId,
        String orderNumber,
        UUID buyerId,
        List<CancelledLine> lines,
        boolean paid,
        Money refundAmount,
        Money pointsBack,
        List<UUID> couponsBack,
        Money finalAmount,
        String cause,
        String reason,
        long version)
        implements PublishedEvent {}
