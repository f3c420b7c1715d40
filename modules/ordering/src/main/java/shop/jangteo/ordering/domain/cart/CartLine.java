package shop.jangteo.ordering.domain.cart;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.order.OrderId;

/**
 * One variant in a cart.
 *
 * @param seenPrice unit price when its owner last put in or changed the line; the present price is the offer's
 * @param inPayment the order that it waits with; null when it can be changed
 */
public record CartLine(
        UUID variantId,
        Quantity quantity,
        Money seenPrice,
        Instant addedAt,
        @Nullable InPayment inPayment) {

    /**
     * An order that awaits its payment.
     *
     * @param quantity units of the line that were ordered
     */
    public record InPayment(OrderId orderId, String orderNumber, Quantity quantity) {}
}
