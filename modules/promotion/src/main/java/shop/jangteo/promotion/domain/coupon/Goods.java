package shop.jangteo.promotion.domain.coupon;

import java.util.Set;
import java.util.UUID;

/**
 * What a coupon's scope looks at.
 *
 * @param categories the product's category and all above it; empty when the shop doesn't know them (any more)
 */
public record Goods(UUID productId, UUID brandId, Set<UUID> categories) {

    public Goods {
        categories = Set.copyOf(categories);
    }
}
