package shop.jangteo.ordering.adapter.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.order.OrderStatus;
import shop.jangteo.ordering.domain.order.PaymentMethod;
import shop.jangteo.ordering.domain.order.ShippingAddress;

/**
 * An order in full. A seller sees only the lines of its brand.
 *
 * @param finalAmount totalAmount − discountAmount − pointsUsed + shippingFee
 * @param expiresAt until when it has to be paid
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
        PaymentMethod paymentMethod,
        ShippingAddress shippingAddress,
        Instant placedAt,
        Instant expiresAt,
        List<Change> history,
        long version) {

    /** @param discount this line's share of all discounts */
    public record Item(
            UUID id,
            UUID variantId,
            UUID productId,
            String name,
            Map<String, String> options,
            Money unitPrice,
            int quantity,
            Money lineAmount,
            Money discount) {}

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
