package shop.jangteo.payment.application.port;

import java.time.Instant;
import java.util.UUID;

/** Differences between our books and the provider's, until somebody has put them right. */
@FunctionalInterface
public interface ReconciliationBreaks {

    /**
     * @return false when it was resolved already
     * @throws shop.jangteo.kernel.NotFound when there is none with this id
     */
    boolean resolve(UUID breakId, UUID by, String note, Instant at);
}
