package shop.jangteo.catalog.domain.stock;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.RequestKeyReused;

/** The stock of every variant. */
public interface Stocks {

    /**
     * The stock of these variants by variant, without those that there is none of. Nobody else can touch it before this
     * transaction ends; everybody locks in the order of the variants' ids (CA-8).
     */
    Map<UUID, Stock> lock(Collection<UUID> variantIds);

    /**
     * The movement that this person marked with this key, when there is one already.
     *
     * @throws RequestKeyReused when it was another one that was asked for
     */
    Optional<UUID> movementOf(UUID variantId, UUID recordedBy, RequestKey requestKey);

    void add(List<Stock> stocks);

    /** Stores numbers and movements and tells of levels that changed. */
    void save(Collection<Stock> stocks);
}
