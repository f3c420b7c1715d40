package shop.jangteo.catalog.application.port;

import java.math.BigDecimal;
import java.util.UUID;

/** The catalog's own copy of what reviews say about products. */
public interface ProductRatings {

    /** Kept unless something newer is known already. */
    void remember(UUID productId, BigDecimal average, int count, long version);
}
