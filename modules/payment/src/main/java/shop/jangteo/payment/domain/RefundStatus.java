package shop.jangteo.payment.domain;

/** Where a refund stands; the names are part of the API. */
public enum RefundStatus {
    /** The provider has not confirmed it yet. */
    REQUESTED,
    /** The provider refused it; it is tried again, and somebody should look. */
    FAILED,
    /** The money has gone back. */
    DONE,
    /** The bank has its deposit back: nothing is there to give back, until the deposit comes again. */
    WITHDRAWN
}
