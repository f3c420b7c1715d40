package shop.jangteo.ordering.adapter.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.order.OrderStatus;

/**
 * An order in a list. A seller sees only the lines of its brand and what they come to.
 *
 * @param onHold whether its money was taken back
 */
public record OrderSummaryView(
        UUID id,
        String orderNumber,
        UUID buyerId,
        OrderStatus status,
        List<OrderView.Item> items,
        Money totalAmount,
        Money discountAmount,
        Money pointsUsed,
        Money shippingFee,
        Money finalAmount,
        Instant placedAt,
        Instant expiresAt,
        boolean onHold) {}
