package shop.jangteo.payment.domain;

/** The states of an order as its own context publishes them. */
public enum OrderStatus {
    PENDING,
    PAYMENT_FAILED,
    PAID,
    PREPARING,
    SHIPPED,
    DELIVERED,
    CONFIRMED,
    CANCELLED;

    public boolean isPayable() {
        return this == PENDING || this == PAYMENT_FAILED;
    }

    /** The goods have left: money and goods are now a matter of claims. */
    public boolean isHandedOver() {
        return this == SHIPPED || this == DELIVERED || this == CONFIRMED;
    }
}
