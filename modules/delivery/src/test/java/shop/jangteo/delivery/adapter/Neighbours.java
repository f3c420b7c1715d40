package shop.jangteo.delivery.adapter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import shop.jangteo.contract.delivery.InvoiceRegistered;
import shop.jangteo.contract.delivery.ShipmentDelivered;
import shop.jangteo.contract.delivery.ShipmentProgressed;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.platform.event.JoinsTransaction;

/** The contexts that listen to delivery: they hear, may refuse, and can hold two commands at the same point. */
@Component
class Neighbours {

    static final class OrderRefuses extends BrokenRule {
        OrderRefuses() {
            super(Kind.CONFLICT, "ILLEGAL_ORDER_STATE", Map.of("state", "CANCELLED", "allowed", List.of()));
        }
    }

    private record Meeting(CyclicBarrier barrier, AtomicInteger guests) {}

    private final List<PublishedEvent> heard = new CopyOnWriteArrayList<>();
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Meeting> meetings = new ConcurrentHashMap<>();

    @JoinsTransaction
    void joins(InvoiceRegistered event) {
        if (refused.contains(event.orderId())) {
            throw new OrderRefuses();
        }
        meet(event.orderId());
    }

    @JoinsTransaction
    void joins(ShipmentDelivered event) {
        meet(event.orderId());
    }

    @TransactionalEventListener
    void hears(InvoiceRegistered event) {
        heard.add(event);
    }

    @TransactionalEventListener
    void hears(ShipmentProgressed event) {
        heard.add(event);
    }

    @TransactionalEventListener
    void hears(ShipmentDelivered event) {
        heard.add(event);
    }

    void refuse(UUID orderId) {
        refused.add(orderId);
    }

    /** The next two commands on this order wait for each other after they have published and before they write. */
    void letTwoMeet(UUID orderId) {
        meetings.put(orderId, new Meeting(new CyclicBarrier(2), new AtomicInteger()));
    }

    private void meet(UUID orderId) {
        Meeting meeting = meetings.get(orderId);
        if (meeting != null && meeting.guests.incrementAndGet() <= 2) {
            try {
                meeting.barrier.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new IllegalStateException("nobody else came", alone);
            }
        }
    }

    <E extends PublishedEvent> List<E> heard(Class<E> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
