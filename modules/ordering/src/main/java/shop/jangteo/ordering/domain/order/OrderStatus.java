package shop.jangteo.ordering.domain.order;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where an order stands (OR-7); the names are part of the API. This table is the only place that says what may follow. */
public enum OrderStatus {
    /** Waits for its payment. */
    PENDING,
    /** The last try to pay was declined; may be tried again until the order expires. */
    PAYMENT_FAILED,
    PAID,
    /** The seller packs it. */
    PREPARING,
    SHIPPED,
    DELIVERED,
    /** The buyer keeps it: the purchase is final. */
    CONFIRMED,
    CANCELLED;

    private Set<OrderStatus> followers() {
        return switch (this) {
            case PENDING -> EnumSet.of(PAID, PAYMENT_FAILED, CANCELLED);
            case PAYMENT_FAILED -> EnumSet.of(PENDING, CANCELLED);
            case PAID -> EnumSet.of(PREPARING, CANCELLED);
            case PREPARING -> EnumSet.of(SHIPPED, CANCELLED);
            case SHIPPED -> EnumSet.of(DELIVERED);
            case DELIVERED -> EnumSet.of(CONFIRMED);
            case CONFIRMED, CANCELLED -> EnumSet.noneOf(OrderStatus.class);
        };
    }

    public boolean allows(OrderStatus next) {
        return followers().contains(next);
    }

    /** What may follow, by name. */
    public List<String> allowed() {
        return followers().stream().map(Enum::name).toList();
    }

    /** By sellers and operators; all others follow from what buyers, payments and parcels do. */
    boolean isSetByHand() {
        return this == PREPARING || this == CANCELLED;
    }

    /** Nothing has been paid yet, and may still be. */
    public boolean isUnpaid() {
        return this == PENDING || this == PAYMENT_FAILED;
    }
}
