package shop.jangteo.catalog.domain.stock;

/** RESERVED → CONSUMED → RETURNED, or RESERVED → RELEASED. */
public enum ReservationState {
    /** Waits for its payment. */
    RESERVED,
    /** Paid: the units are no longer on hand. */
    CONSUMED,
    /** Given up before it was paid. */
    RELEASED,
    /** Given up after it was paid. */
    RETURNED
}
