package shop.jangteo.ordering.adapter.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.order.CancelCause;
import shop.jangteo.ordering.domain.order.Guest;
import shop.jangteo.ordering.domain.order.OrderStatus;
import shop.jangteo.ordering.domain.order.PaymentMethod;
import shop.jangteo.ordering.domain.order.ShippingAddress;

/**
 * An order in full. Amounts are those of what is left of it; when all of it is cancelled they stay as they were. A seller
 * sees only the lines of its brand and what they come to, and neither discounts nor cancellations nor why an order was
 * cancelled.
 *
 * @param finalAmount totalAmount − discountAmount − pointsUsed + shippingFee
 * @param refundedAmount what has come back of the payment so far
 * @param shippingAddress not told to a seller unless the order has been paid
 * @param expiresAt until when it has to be paid
 * @param hold null unless it has to wait
 * @param guest who ordered without an account; told to the guest and to operators
 * @param cancellations of parts of it, the first one first
 * @param excluded what couldn't be had; only in the answer to placing the order
 * @param notMerged what of the cart that was filled before logging in couldn't be taken over; likewise
 */
public record OrderView(
        UUID id,
        String orderNumber,
        UUID buyerId,
        OrderStatus status,
        List<Item> items,
        Money totalAmount,
        Money discountAmount,
        Money pointsUsed,
        Money shippingFee,
        Money finalAmount,
        Money refundedAmount,
        List<Discount> discounts,
        PaymentMethod paymentMethod,
        @Nullable ShippingAddress shippingAddress,
        @Nullable Guest guest,
        Instant placedAt,
        Instant expiresAt,
        @Nullable Hold hold,
        List<Cancellation> cancellations,
        List<Change> history,
        long version,
        @Nullable List<Excluded> excluded,
        @Nullable List<CartView.LeftBehind> notMerged) {

    /** As the answer to placing it: nothing is said of nothing. */
    public OrderView placed(List<Excluded> leftOut, List<CartView.LeftBehind> leftBehind) {
        return new OrderView(
                id,
                orderNumber,
                buyerId,
                status,
                items,
                totalAmount,
                discountAmount,
                pointsUsed,
                shippingFee,
                finalAmount,
                refundedAmount,
                discounts,
                paymentMethod,
                shippingAddress,
                guest,
                placedAt,
                expiresAt,
                hold,
                cancellations,
                history,
                version,
                leftOut.isEmpty() ? null : leftOut,
                leftBehind.isEmpty() ? null : leftBehind);
    }

    /** What was wanted and isn't ordered, or not as many, because it couldn't be had. */
    public record Excluded(UUID variantId, int requested, int available) {}

    /**
     * @param quantity as it was ordered
     * @param lineAmount of the units that aren't cancelled, as discount and points
     * @param discount this line's share of all discounts
     * @param points what is paid of this line with points
     */
    public record Item(
            UUID id,
            UUID variantId,
            UUID productId,
            String name,
            Map<String, String> options,
            Money unitPrice,
            int quantity,
            int cancelledQuantity,
            Money lineAmount,
            Money discount,
            Money points) {}

    /** @param id of the issued coupon, when that is its source */
    public record Discount(String source, UUID id, String name, Money amount) {}

    /** @param until when it is cancelled if nothing changes */
    public record Hold(String reason, Instant until) {}

    /**
     * @param by the member's id
     * @param couponsBack ids of issued coupons
     * @param shippingWithheld for the delivery of what is left
     * @param alreadyRefunded what had gone back directly before
     */
    public record Cancellation(
            UUID id,
            Instant at,
            String by,
            CancelCause cause,
            String reason,
            List<CancelledItem> items,
            Money goods,
            Money discountTakenBack,
            Money pointsBack,
            List<UUID> couponsBack,
            Money shippingWithheld,
            Money refundAmount,
            Money alreadyRefunded) {}

    public record CancelledItem(UUID itemId, int quantity, Money amount, Money discount, Money points) {}

    /**
     * @param from null when it was placed
     * @param by the member's id, or {@code SYSTEM}
     */
    public record Change(
            @Nullable OrderStatus from,
            OrderStatus to,
            Instant at,
            String by,
            @Nullable String reason) {}
}
