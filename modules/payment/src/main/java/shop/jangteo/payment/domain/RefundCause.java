package shop.jangteo.payment.domain;

/** What made the shop give money back; the names are part of the published language. */
public enum RefundCause {
    /** Buyer or operator asked for it on the payment itself. */
    DIRECT,
    /** The paid order was cancelled. */
    ORDER_CANCELLED,
    /** A part of the paid order was cancelled. */
    ORDER_LINES_CANCELLED,
    /** The money came too late for its order. */
    CAPTURE_REJECTED,
    /** A deposit came again of which something had been asked back before the bank took it. */
    DEPOSIT_AGAIN
}
