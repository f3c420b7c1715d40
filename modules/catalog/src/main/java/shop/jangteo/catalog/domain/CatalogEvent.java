package shop.jangteo.catalog.domain;

import java.util.UUID;
import shop.jangteo.catalog.domain.product.Offer;

/** What happened in the catalog that others may want to know. A smaller version is older. */
public sealed interface CatalogEvent {

    record OfferChanged(Offer offer, long version) implements CatalogEvent {}

    /** @param available units that can be bought now */
    record StockLevelChanged(UUID variantId, int available, long version) implements CatalogEvent {}
}
