package shop.jangteo.catalog.domain.product;

import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;

/**
 * What a product costs before its variants' differences.
 *
 * @param list the maker's price, shown struck through; null when it is the selling price
 */
public record Price(Money selling, @Nullable Money list) {

    public Price {
        if (list != null && list.isLessThan(selling)) {
            throw new InvalidField("listPrice", "LIST_PRICE_BELOW_PRICE");
        }
    }
}
