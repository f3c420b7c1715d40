package shop.jangteo.catalog.domain.product;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.catalog.domain.CatalogRuleBroken.ProductCodeTaken;
import shop.jangteo.catalog.domain.category.CategoryPath;

/** All products, deleted ones too. */
public interface Products {

    Optional<Product> find(UUID id);

    /** The brand whose variant it is; empty when there is no such variant or its product was deleted. */
    Optional<UUID> brandOfVariant(UUID variantId);

    /** Those that are not deleted and hang in one of these places, or below. */
    List<Product> within(CategoryPath category);

    boolean anyWithin(CategoryPath category);

    boolean anyOfBrand(UUID brandId);

    /**
     * Stores it for the first time and tells of its offers.
     *
     * @param by who did it, and {@code at} when: for the history of its price
     * @throws ProductCodeTaken when it, or one of its variants, has somebody else's code
     */
    void add(Product product, UUID by, Instant at);

    /**
     * Stores what has changed and tells of the offers that have. When somebody else was faster, the whole command has to
     * be done again.
     *
     * @throws ProductCodeTaken when one of its new variants has somebody else's code
     */
    void save(Product product, UUID by, Instant at);
}
