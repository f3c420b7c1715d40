package shop.jangteo.promotion.domain.pricing;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.coupon.Goods;

/**
 * What a variant is sold as: a copy of what catalog told.
 *
 * @param categoryPath from the root to the product's own category
 * @param version a smaller one is older
 */
public record Offer(
        UUID variantId,
        UUID productId,
        UUID brandId,
        List<UUID> categoryPath,
        String productName,
        Money unitPrice,
        boolean onSale,
        long version) {

    public Offer {
        categoryPath = List.copyOf(categoryPath);
    }

    public Goods goods() {
        return new Goods(productId, brandId, Set.copyOf(categoryPath));
    }
}
