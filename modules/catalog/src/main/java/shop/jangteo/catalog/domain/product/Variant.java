package shop.jangteo.catalog.domain.product;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is bought and kept in stock (an SKU).
 *
 * @param options a value for each of the product's axes, in their order
 * @param priceDelta won that it costs more or, below zero, less than the product
 * @param lowStockThreshold units at or below which it is to be ordered again; null when nobody wants to be told
 */
public record Variant(
        UUID id,
        String code,
        Map<String, String> options,
        long priceDelta,
        @Nullable Integer lowStockThreshold) {

    public Variant {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
