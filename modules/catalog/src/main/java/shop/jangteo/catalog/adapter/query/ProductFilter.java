package shop.jangteo.catalog.adapter.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;

/**
 * Which products are asked for; what is null doesn't matter.
 *
 * @param keyword part of the product's or the brand's name, spaces not counted
 * @param categoryId this one and all below
 * @param minPrice won, and {@code maxPrice} too
 * @param inStock true: only what can be bought now; false: only what is sold out
 */
public record ProductFilter(
        @Nullable String keyword,
        @Nullable UUID categoryId,
        @Nullable UUID brandId,
        @Nullable String tag,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        @Nullable Boolean inStock) {

    private static final int LONGEST_KEYWORD = 100;

    /** @throws InvalidField naming the filter that makes no sense */
    public ProductFilter {
        keyword = keyword == null || keyword.isBlank() ? null : keyword.strip();
        if (keyword != null && keyword.length() > LONGEST_KEYWORD) {
            throw new InvalidField("keyword", "SIZE");
        }
        if (minPrice != null && minPrice < 0) {
            throw new InvalidField("minPrice", "POSITIVE_OR_ZERO");
        }
        if (maxPrice != null && maxPrice < 0) {
            throw new InvalidField("maxPrice", "POSITIVE_OR_ZERO");
        }
        if (minPrice != null && maxPrice != null && minPrice > maxPrice) {
            throw new InvalidField("minPrice", "PRICE_RANGE");
        }
    }
}
