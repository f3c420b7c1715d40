package shop.jangteo.contract.ordering;

import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;

/**
 * Units of a line that were cancelled: quantity now, remaining of them still ordered. amount is their price before
 * discounts.
 */
public record CancelledLine(
        UUID lineId,
        UUID variantId,
        UUID productId,
        UUID brandId,
        String productName,
        Quantity quantity,
        int remaining,
        Money amount) {}
