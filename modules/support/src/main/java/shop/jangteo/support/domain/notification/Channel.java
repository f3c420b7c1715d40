package shop.jangteo.support.domain.notification;

/** How a member is told something. */
public enum Channel {
    /** On the member's own page; there as soon as it is stored. */
    IN_APP,
    EMAIL
}
