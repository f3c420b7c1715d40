package shop.jangteo.delivery.adapter.query;

import java.util.Map;
import java.util.UUID;

/**
 * A line of the order in the parcel.
 *
 * @param options what was chosen: size, colour
 */
public record ShipmentItemView(
        UUID lineId, UUID variantId, UUID productId, String name, Map<String, String> options, int quantity) {}
