package shop.jangteo.ordering.domain.order;

/** Why an order ended before it was shipped; the names are part of the published language. */
public enum CancelCause {
    BUYER,
    OPERATOR,
    /** Nobody paid in time. */
    EXPIRED,
    /** All the money goes back. */
    REFUNDED
}
