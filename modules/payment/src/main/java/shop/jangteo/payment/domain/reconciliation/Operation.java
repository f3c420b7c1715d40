package shop.jangteo.payment.domain.reconciliation;

/** What moved money. */
public enum Operation {
    CAPTURE,
    REFUND,
    DEPOSIT_TAKEN_BACK
}
