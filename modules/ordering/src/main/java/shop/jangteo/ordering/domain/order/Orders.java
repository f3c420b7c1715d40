package shop.jangteo.ordering.domain.order;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.RequestKeyReused;

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

    /**
     * An order to look at.
     *
     * @throws shop.jangteo.kernel.NotFound when there is none
     */
    Order seen(OrderId id);

    /** The key that this order or a part of it was cancelled with before, if it is of this value. */
    Optional<RequestKey> findCancellationKey(OrderId id, String value);

    /** What the buyer placed with a key of this value before. */
    Optional<PlacedBefore> findByRequestKey(UUID buyerId, String value);

    /**
     * The last order of these buyers that was placed after that without a key, asking for just this, and that isn't
     * cancelled.
     */
    Optional<OrderId> findSame(Set<UUID> buyerIds, String content, Instant placedAfter);

    /** An order and the key that it was placed with. */
    record PlacedBefore(OrderId orderId, RequestKey key) {

        /** @throws RequestKeyReused when something else is asked for this time */
        public OrderId askedForAgain(RequestKey again) {
            again.requireContent(key.content());
            return orderId;
        }
    }
}
