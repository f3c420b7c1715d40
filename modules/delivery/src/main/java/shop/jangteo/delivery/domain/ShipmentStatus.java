package shop.jangteo.delivery.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** How far a shipment has come; the names are part of the API. The table is {@code docs/process/delivery.md}. */
public enum ShipmentStatus {
    /** Is packed, with or without an invoice. */
    READY,
    PICKED_UP,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    DELIVERED,
    /** Nobody took it in; it's tried again or goes back. */
    FAILED,
    /** Nobody knows where it is; some are found again. */
    LOST,
    /** Is back at the seller. */
    RETURNED,
    /** Never left, because its order was cancelled. */
    CANCELLED;

    /** The states that a carrier's report can lead to from here; steps in between may go unreported. */
    public Set<ShipmentStatus> next() {
        return Collections.unmodifiableSet(
                switch (this) {
                    case READY -> EnumSet.of(PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED);
                    case PICKED_UP -> EnumSet.of(IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, FAILED, LOST, RETURNED);
                    case IN_TRANSIT -> EnumSet.of(OUT_FOR_DELIVERY, DELIVERED, FAILED, LOST, RETURNED);
                    case OUT_FOR_DELIVERY -> EnumSet.of(DELIVERED, FAILED, LOST, RETURNED);
                    case FAILED -> EnumSet.of(IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, LOST, RETURNED);
                    case LOST -> EnumSet.of(IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, RETURNED);
                    case DELIVERED, RETURNED, CANCELLED -> EnumSet.noneOf(ShipmentStatus.class);
                });
    }

    public boolean allows(ShipmentStatus next) {
        return next().contains(next);
    }

    /** Whether a report says nothing new here: the same once more, or one that was overtaken by the delivery. */
    public boolean ignores(ShipmentStatus reported) {
        return switch (this) {
            case CANCELLED -> false;
            case DELIVERED -> reported != LOST && reported != RETURNED && reported != CANCELLED;
            default -> reported == this;
        };
    }
}
