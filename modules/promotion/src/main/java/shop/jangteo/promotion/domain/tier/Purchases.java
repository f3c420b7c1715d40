package shop.jangteo.promotion.domain.tier;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;

/** What members have bought and confirmed. */
public interface Purchases {

    /**
     * Does nothing when the order is known.
     *
     * @param amount goods paid for with money
     */
    void add(UUID orderId, UUID memberId, Money amount, Instant confirmedAt);
}
