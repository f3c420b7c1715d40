package shop.jangteo.ordering.domain.order;

import java.util.Optional;
import java.util.UUID;

/** All orders. Storing one also publishes what happened to it, in the same transaction. */
public interface Orders {

    /** Stores a new order. */
    void add(Order order);

    /**
     * An order to change, held until the transaction ends. It is taken before any row of another context: everybody who
     * changes an order queues here.
     *
     * @throws shop.jangteo.kernel.NotFound when there is none
     */
    Order locked(OrderId id);

    void save(Order order);

    /** What the buyer placed with this key before. */
    Optional<OrderId> findByRequestKey(UUID buyerId, String requestKey);
}
