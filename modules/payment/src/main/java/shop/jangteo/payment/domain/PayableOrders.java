package shop.jangteo.payment.domain;

import java.util.Optional;
import java.util.UUID;
import shop.jangteo.kernel.Money;

/** The local copy of orders, kept within ordering's own transactions. */
public interface PayableOrders {

    Optional<PayableOrder> find(UUID orderId);

    /**
     * Reads it and keeps it from changing until the end of the transaction.
     *
     * @throws shop.jangteo.kernel.NotFound when there is none
     */
    PayableOrder lock(UUID orderId);

    /** Does nothing when it is known already. */
    void add(PayableOrder order);

    void reprice(UUID orderId, Money amount);

    void follow(UUID orderId, OrderStatus status);
}
