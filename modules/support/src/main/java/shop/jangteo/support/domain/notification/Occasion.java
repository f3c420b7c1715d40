package shop.jangteo.support.domain.notification;

/** What a member is told about; each has its texts in every language of the shop. */
public enum Occasion {
    WELCOME,
    ORDER_PAID,
    ORDER_CANCELLED,
    ORDER_EXPIRED,
    SHIPPED,
    DELIVERED,
    REFUNDED
}
