package shop.jangteo.promotion.domain.coupon;

import java.util.Collections;
import java.util.Set;
import java.util.UUID;

/**
 * Which goods a coupon is good for.
 *
 * @param targets the categories (with everything below them), brands or products; empty for {@link Kind#ALL}
 */
public record Scope(Kind kind, Set<UUID> targets) {

    /** The names are part of the API. */
    public enum Kind {
        ALL,
        CATEGORIES,
        BRANDS,
        PRODUCTS
    }

    public static final Scope EVERYTHING = new Scope(Kind.ALL, Set.of());

    public Scope {
        targets = Set.copyOf(targets);
    }

    public boolean covers(Goods goods) {
        return switch (kind) {
            case ALL -> true;
            case CATEGORIES -> !Collections.disjoint(targets, goods.categories());
            case BRANDS -> targets.contains(goods.brandId());
            case PRODUCTS -> targets.contains(goods.productId());
        };
    }
}
