package shop.jangteo.ordering.domain.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.ordering.domain.OrderingRuleBroken.IllegalOrderState;

/** How far an order has come. Part of its {@link Order}. */
final class Course {

    static final UUID THE_SHOP = Actor.SYSTEM.memberId();

    private final List<OrderEvent> events;
    private final List<StatusChange> changes = new ArrayList<>();
    private OrderStatus status;
    private int steps;

    /** @param events of the order: every step is told */
    Course(OrderStatus status, int steps, List<OrderEvent> events) {
        this.status = status;
        this.steps = steps;
        this.events = events;
    }

    void begin(Instant at, UUID by) {
        if (hasBegun()) {
            throw illegalState();
        }
        step(null, OrderStatus.PENDING, at, by, null, null);
    }

    boolean hasBegun() {
        return steps > 0;
    }

    /** By itself: somebody paid, a parcel arrived, time is over. */
    void become(OrderStatus next, Instant at, @Nullable String reason) {
        become(next, at, THE_SHOP, reason);
    }

    void become(OrderStatus next, Instant at, UUID by, @Nullable String reason) {
        requireAllowed(next);
        step(status, next, at, by, reason, null);
    }

    void end(Instant at, UUID by, String reason, @Nullable RequestKey key) {
        requireAllowed(OrderStatus.CANCELLED);
        step(status, OrderStatus.CANCELLED, at, by, reason, key);
    }

    private void step(
            @Nullable OrderStatus from,
            OrderStatus next,
            Instant at,
            UUID by,
            @Nullable String reason,
            @Nullable RequestKey key) {
        status = next;
        changes.add(new StatusChange(++steps, from, next, at, by, reason, key));
        events.add(new OrderEvent.StatusChanged(from, next));
    }

    /** @throws IllegalOrderState when it is in another state */
    void requireStatus(OrderStatus wanted) {
        if (status != wanted) {
            throw illegalState();
        }
    }

    /** @throws IllegalOrderState when that can't follow */
    void requireAllowed(OrderStatus next) {
        if (!status.allows(next)) {
            throw illegalState();
        }
    }

    IllegalOrderState illegalState() {
        return new IllegalOrderState(status.name(), status.allowed());
    }

    OrderStatus status() {
        return status;
    }

    boolean isUnpaid() {
        return status.isUnpaid();
    }

    boolean isCancelled() {
        return status == OrderStatus.CANCELLED;
    }

    /** Paid for, and not sent yet. */
    boolean isInTheHouse() {
        return status == OrderStatus.PAID || status == OrderStatus.PREPARING;
    }

    int steps() {
        return steps;
    }

    List<StatusChange> changes() {
        return List.copyOf(changes);
    }
}
