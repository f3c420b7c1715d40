package shop.jangteo.ordering.domain.offer;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * A variant as it is sold now: this context's copy of what the catalog last said.
 *
 * @param options axis → value, in the order they are shown
 * @param onSale false when it can't be bought for reasons other than stock
 * @param available units left as far as is known here; null while nothing has been heard. The catalog alone decides
 *     when an order is placed
 */
public record Offer(
        UUID variantId,
        UUID productId,
        UUID brandId,
        String productName,
        Map<String, String> options,
        @Nullable String image,
        Money unitPrice,
        boolean onSale,
        @Nullable Integer available) {

    /** How many of {@code wanted} units can be had. */
    public int atMost(int wanted) {
        if (!onSale) {
            return 0;
        }
        return available == null ? wanted : Math.min(wanted, available);
    }

    /** The same where no more than {@code left} units can be had. */
    public Offer withAtMost(int left) {
        return new Offer(
                variantId,
                productId,
                brandId,
                productName,
                options,
                image,
                unitPrice,
                onSale,
                available == null ? left : Math.min(available, left));
    }

    public boolean isSoldOut() {
        return atMost(1) == 0;
    }
}
