package shop.jangteo.payment.domain.ledger;

/** An account of the ledger; its balance is what was debited less what was credited. */
public enum Account {
    /** What buyers owe; below zero: what they get back and haven't got yet. */
    BUYER,
    /** What the provider has taken for us and not paid back. */
    PROVIDER_RECEIVABLE,
    /** What was sold, as a credit. */
    REVENUE,
    /** What was sold and given back: kept apart from revenue. */
    REFUNDS,
    /** Points that members can still spend, as a credit. */
    POINTS_LIABILITY,
    /** Points that were given away, with purchases or as a favour, less those that expired. */
    POINTS_COST
}
