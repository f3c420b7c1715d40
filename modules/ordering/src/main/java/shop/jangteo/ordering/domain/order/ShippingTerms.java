package shop.jangteo.ordering.domain.order;

import shop.jangteo.kernel.Money;

/**
 * What delivery to one place costs (OR-5). The goods count before discounts, so that a coupon never makes an order dearer.
 *
 * @param freeFrom what the goods have to come to for the base fee to be waived
 * @param surcharge of the place; never waived
 */
public record ShippingTerms(Money baseFee, Money freeFrom, Money surcharge) {

    /** The fee for goods of this amount; nothing for no goods. */
    public Money feeFor(Money goods) {
        if (goods.isZero()) {
            return Money.ZERO;
        }
        return goods.isLessThan(freeFrom) ? baseFee.plus(surcharge) : surcharge;
    }

    /** Terms under which goods that the shop couldn't send still count. */
    ShippingTerms counting(Money goods) {
        return new ShippingTerms(baseFee, freeFrom.minusOrZero(goods), surcharge);
    }
}
