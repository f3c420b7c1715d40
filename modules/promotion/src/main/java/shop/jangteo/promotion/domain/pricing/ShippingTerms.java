package shop.jangteo.promotion.domain.pricing;

import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * What delivery to one place costs: the same to the won that ordering charges (OR-5).
 *
 * @param freeFrom from this much worth of goods, before discounts, the base fee is waived
 * @param zone of the place, with its surcharge, which is never waived; null when it has none or isn't known
 */
public record ShippingTerms(
        Money baseFee, Money freeFrom, Money minimumOrderAmount, ShippingRules.@Nullable Zone zone) {

    /** The two parts of a fee. */
    public record Fee(Money base, Money surcharge) {

        public static final Fee NONE = new Fee(Money.ZERO, Money.ZERO);

        public Money total() {
            return base.plus(surcharge);
        }
    }

    /** The fee for goods of this amount; nothing for no goods. */
    public Fee feeFor(Money goods) {
        if (goods.isZero()) {
            return Fee.NONE;
        }
        return new Fee(goods.isLessThan(freeFrom) ? baseFee : Money.ZERO, zone == null ? Money.ZERO : zone.surcharge());
    }
}
