package shop.jangteo.promotion.domain.pricing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The orders that await their payment: a copy of what ordering told. */
public interface OpenOrders {

    /** Does nothing when it is known. */
    void add(OpenOrder order);

    /** Locked: coupons are put on an order one after another. */
    Optional<OpenOrder> lock(UUID orderId);

    /** Does nothing when it isn't known (any more), or has shrunk that far already. */
    void shrink(UUID orderId, List<RemainingGoods> lines);

    /** Does nothing when it isn't known (any more). */
    void remove(UUID orderId);
}
