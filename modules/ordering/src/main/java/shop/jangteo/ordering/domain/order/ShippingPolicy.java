package shop.jangteo.ordering.domain.order;

import shop.jangteo.kernel.Money;

/**
 * What delivery costs (OR-5): a fee for each order, nothing once the goods come to {@code freeFrom}. The goods count
 * before discounts, so that a coupon never makes an order dearer.
 */
public record ShippingPolicy(Money fee, Money freeFrom) {

    /** The fee for goods of this amount; nothing for no goods. */
    public Money feeFor(Money goods) {
        return goods.isZero() || !goods.isLessThan(freeFrom) ? Money.ZERO : fee;
    }
}
