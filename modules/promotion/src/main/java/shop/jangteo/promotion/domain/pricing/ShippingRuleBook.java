package shop.jangteo.promotion.domain.pricing;

import org.jspecify.annotations.Nullable;

/** What delivery costs now. */
public interface ShippingRuleBook {

    /** Kept only when they are newer than what is known. */
    void save(ShippingRules rules);

    /** @param postalCode null when it isn't known where the goods go */
    ShippingTerms termsFor(@Nullable String postalCode);
}
