package shop.jangteo.ordering.adapter.query;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * A member's or a guest's whole cart at present prices.
 *
 * @param subtotal of the lines that could be ordered now: neither sold out nor in an order that awaits its payment
 * @param notMerged what of the cart that was filled before logging in couldn't be taken over; only in the answer to the
 *     request that took it over
 */
public record CartView(
        List<Item> items,
        Money subtotal,
        Money shippingFee,
        Money total,
        @Nullable List<LeftBehind> notMerged) {

    /** The same with what stayed behind; nothing is said of nothing. */
    public CartView withNotMerged(List<LeftBehind> left) {
        return new CartView(items, subtotal, shippingFee, total, left.isEmpty() ? null : left);
    }

    /**
     * @param quantity units that stayed out
     * @param code {@code NOT_ON_SALE}, {@code INSUFFICIENT_STOCK}, {@code QUANTITY_TOO_LARGE}, {@code CART_FULL} or
     *     {@code ITEM_IN_PAYMENT}
     */
    public record LeftBehind(UUID variantId, int quantity, String code) {}

    /** An order that awaits its payment. */
    public record InPayment(UUID orderId, String orderNumber) {}

    /**
     * @param priceChangedFrom unit price when it was put in, when that was another one
     * @param available units left; null while nothing has been heard
     * @param onSale false when it isn't sold any more
     * @param soldOut can't be bought now: nothing left, or not sold any more
     * @param inPayment the order that this line waits with; until then it can't be changed
     */
    public record Item(
            UUID variantId,
            UUID productId,
            String name,
            Map<String, String> options,
            @Nullable String image,
            Money unitPrice,
            @Nullable Money priceChangedFrom,
            int quantity,
            Money lineAmount,
            @Nullable Integer available,
            boolean onSale,
            boolean soldOut,
            @Nullable InPayment inPayment) {}
}
