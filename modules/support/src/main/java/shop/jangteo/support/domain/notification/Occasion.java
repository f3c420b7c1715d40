package shop.jangteo.support.domain.notification;

/** What a member is told about; each has its texts in every language of the shop. */
public enum Occasion {
    WELCOME,
    ORDER_PAID,
    DEPOSIT_AWAITED,
    DEPOSIT_TAKEN_BACK,
    ORDER_CANCELLED,
    ORDER_PART_CANCELLED,
    ORDER_EXPIRED,
    SHIPPED,
    DELIVERED,
    REFUNDED,
    TIER_CHANGED
}
