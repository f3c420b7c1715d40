package shop.jangteo.contract.delivery;

import java.util.UUID;
import shop.jangteo.kernel.Quantity;

/**
 * A line, or a part of one, in a shipment.
 */
public record ShippedLine(UUID lineId, UUID variantId, UUID productId, String productName, Quantity quantity) {}
