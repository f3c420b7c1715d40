package shop.jangteo.catalog.domain.product;

import java.util.EnumSet;
import java.util.Set;

/** The life of a product: DRAFT → PENDING_REVIEW → ACTIVE ⇄ SUSPENDED → DISCONTINUED (CA-2). */
public enum ProductStatus {
    DRAFT,
    PENDING_REVIEW,
    /** On sale; the only state that the public sees. */
    ACTIVE,
    SUSPENDED,
    DISCONTINUED;

    public Set<ProductStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(PENDING_REVIEW);
            case PENDING_REVIEW -> EnumSet.of(ACTIVE);
            case ACTIVE -> EnumSet.of(SUSPENDED);
            case SUSPENDED -> EnumSet.of(ACTIVE, DISCONTINUED);
            case DISCONTINUED -> EnumSet.noneOf(ProductStatus.class);
        };
    }

    public boolean allows(ProductStatus wanted) {
        return next().contains(wanted);
    }
}
