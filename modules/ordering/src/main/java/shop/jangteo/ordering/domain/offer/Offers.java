package shop.jangteo.ordering.domain.offer;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The offers known here, by variant. */
public interface Offers {

    /** Those of {@code variantIds} that are known. */
    Map<UUID, Offer> find(Collection<UUID> variantIds);

    /** Keeps what an offer is now, unless something newer is known already. Stock is kept apart. */
    void keep(Offer offer, long version);

    /** Keeps how many units are left, unless something newer is known already. */
    void keepStock(UUID variantId, int available, long version);
}
