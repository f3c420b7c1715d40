package shop.jangteo.catalog.adapter.query;

import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;

/** The orders that products can be listed in, by the names that clients use. */
enum ProductSort {
    relevance,
    newest,
    priceAsc,
    priceDesc,
    popular,
    rating,
    reviews;

    /** @throws InvalidField when there is no such order */
    static ProductSort of(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return relevance;
        }
        try {
            return valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidField("sort", "SORT");
        }
    }
}
