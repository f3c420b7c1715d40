package shop.jangteo.catalog.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.BrokenRule;

/** The rules of the catalog that a command can break. */
public abstract sealed class CatalogRuleBroken extends BrokenRule {

    private CatalogRuleBroken(Kind kind, String code, Map<String, Object> details) {
        super(kind, code, details);
    }

    /**
     * Fewer units can be had than are asked for.
     *
     * @param requested units asked for
     * @param available units that are on hand and not reserved
     */
    public record Shortage(UUID variantId, int requested, int available) {}

    /** Names every variant that is short, not only the first. */
    public static final class InsufficientStock extends CatalogRuleBroken {
        public InsufficientStock(List<Shortage> shortages) {
            super(
                    Kind.INVALID,
                    "INSUFFICIENT_STOCK",
                    Map.of(
                            "items",
                            shortages.stream()
                                    .map(s -> Map.of(
                                            "variantId", s.variantId().toString(),
                                            "requested", s.requested(),
                                            "available", s.available()))
                                    .toList()));
        }
    }

    /** Another product or variant, perhaps a deleted one, has this code. */
    public static final class ProductCodeTaken extends CatalogRuleBroken {
        public ProductCodeTaken(String taken) {
            super(Kind.CONFLICT, "PRODUCT_CODE_TAKEN", Map.of("taken", taken));
        }
    }

    public static final class IllegalProductState extends CatalogRuleBroken {
        public IllegalProductState(String state, List<String> allowed) {
            super(Kind.CONFLICT, "ILLEGAL_PRODUCT_STATE", Map.of("state", state, "allowed", allowed));
        }
    }

    public static final class BrandNameTaken extends CatalogRuleBroken {
        public BrandNameTaken(String name) {
            super(Kind.CONFLICT, "BRAND_NAME_TAKEN", Map.of("name", name));
        }
    }

    /** A brand that still has products can't retire. */
    public static final class BrandInUse extends CatalogRuleBroken {
        public BrandInUse() {
            super(Kind.CONFLICT, "BRAND_IN_USE", Map.of());
        }
    }

    public static final class CategoryNameTaken extends CatalogRuleBroken {
        public CategoryNameTaken(String name) {
            super(Kind.CONFLICT, "CATEGORY_NAME_TAKEN", Map.of("name", name));
        }
    }

    /** A category with children or products can't be removed. */
    public static final class CategoryInUse extends CatalogRuleBroken {
        public CategoryInUse() {
            super(Kind.CONFLICT, "CATEGORY_IN_USE", Map.of());
        }
    }

    /** The tree has only so many levels. */
    public static final class CategoryTooDeep extends CatalogRuleBroken {
        public CategoryTooDeep(int levels) {
            super(Kind.INVALID, "CATEGORY_TOO_DEEP", Map.of("levels", levels));
        }
    }

    /** A category can't move into itself or below itself. */
    public static final class CategoryInsideItself extends CatalogRuleBroken {
        public CategoryInsideItself() {
            super(Kind.INVALID, "CATEGORY_INSIDE_ITSELF", Map.of());
        }
    }
}
