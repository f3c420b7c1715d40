package shop.jangteo.payment.domain.reconciliation;

/** What puts a difference right; a person decides. */
public enum Remedy {
    /** Ask the provider about the payment again and record what it says. */
    ASK_AGAIN,
    /** The provider took money that nobody here is waiting for: give it back there. */
    REFUND_AT_PROVIDER,
    /** The provider gave money back that was not asked for here: record it, or claim it from the provider. */
    RECORD_REFUND,
    /** A refund that is recorded here is unknown there: ask for it again under the same key. */
    REPEAT_REFUND,
    /** We delivered for money that the provider doesn't have: claim it, and stop what has not been shipped. */
    CLAIM_FROM_PROVIDER,
    /** Amounts differ: correct by a refund of the difference, or claim it. */
    SETTLE_DIFFERENCE
}
