package shop.jangteo.catalog.domain.stock;

/** Why the number of units on hand changed. */
public enum MovementType {
    /** Delivered to us. */
    RECEIPT,
    /** Paid for by a buyer. */
    SALE,
    /** A paid order ended before it was shipped. */
    CANCELLATION,
    /** Back from a buyer and good enough to be sold again. */
    RETURN,
    /** Counted, and found to be otherwise. */
    ADJUSTMENT,
    /** Broken, soiled or lost. */
    DAMAGE
}
