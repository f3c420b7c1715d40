package shop.jangteo.ordering.adapter.query;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * A member's whole cart at present prices.
 *
 * @param subtotal of the lines that aren't sold out
 */
public record CartView(List<Item> items, Money subtotal, Money shippingFee, Money total) {

    /**
     * @param priceChangedFrom unit price when it was put in, when that was another one
     * @param available units left; null while nothing has been heard
     * @param soldOut can't be bought now: nothing left, or not sold any more
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
            boolean soldOut) {}
}
