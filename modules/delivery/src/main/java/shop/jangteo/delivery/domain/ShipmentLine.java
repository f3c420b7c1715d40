package shop.jangteo.delivery.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.kernel.Quantity;

/**
 * A line of the order as it goes into the parcel.
 *
 * @param options what was chosen, in the product's order: size, colour
 */
public record ShipmentLine(
        UUID lineId,
        UUID variantId,
        UUID productId,
        String productName,
        Map<String, String> options,
        Quantity quantity) {

    public ShipmentLine {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** What is left of it without some units; empty when nothing is. */
    Optional<ShipmentLine> without(int units) {
        int left = quantity.value() - units;
        return left <= 0
                ? Optional.empty()
                : Optional.of(new ShipmentLine(lineId, variantId, productId, productName, options, Quantity.of(left)));
    }
}
