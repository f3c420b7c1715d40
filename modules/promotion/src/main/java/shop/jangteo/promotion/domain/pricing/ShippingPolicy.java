package shop.jangteo.promotion.domain.pricing;

import shop.jangteo.kernel.Money;

/**
 * What delivery costs: the same numbers that ordering charges.
 *
 * @param freeFrom from this much worth of goods, before discounts, delivery is free
 */
public record ShippingPolicy(Money fee, Money freeFrom) {

    /** The fee for goods of this amount; nothing for no goods. */
    public Money feeFor(Money subtotal) {
        return subtotal.isZero() || !subtotal.isLessThan(freeFrom) ? Money.ZERO : fee;
    }
}
