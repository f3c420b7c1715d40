package shop.jangteo.ordering.domain.order;

/** The shop's rules of delivery. */
public interface ShippingRuleBook {

    /** Those in force; the settings' ones before any were stored. */
    ShippingRules current();

    /** Those in force, to be changed: held until the transaction ends. */
    ShippingRules locked();

    /** Stores the rules that follow those in force. */
    void replace(ShippingRules next);

    /**
     * Stores the settings' rules as the first ones.
     *
     * @return false when there are stored ones already
     */
    boolean begin();
}
