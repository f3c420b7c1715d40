package shop.jangteo.contract.ordering;

import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;

/**
 * One line of an order: unitPrice × quantity = lineAmount; discount is the line's share of all discounts.
 */
public record OrderedLine(
        UUID lineId,
        UUID variantId,
        UUID productId,
        UUID brandId,
        String productName,
        Map<String, String> options,
        Money unitPrice,
        Quantity quantity,
        Money lineAmount,
        Money discount) {}
