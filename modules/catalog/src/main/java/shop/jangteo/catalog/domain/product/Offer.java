package shop.jangteo.catalog.domain.product;

import java.util.Map;
import java.util.UUID;
import shop.jangteo.catalog.domain.category.CategoryPath;
import shop.jangteo.kernel.Money;

/**
 * What a variant is sold as.
 *
 * @param onSale false when it can't be bought for reasons other than stock
 */
public record Offer(
        UUID variantId,
        UUID productId,
        UUID brandId,
        CategoryPath category,
        String productName,
        Map<String, String> options,
        Money unitPrice,
        boolean onSale) {}
