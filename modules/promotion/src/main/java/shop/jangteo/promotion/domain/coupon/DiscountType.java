package shop.jangteo.promotion.domain.coupon;

/** How a discount is reckoned; the names are part of the API. */
public enum DiscountType {
    FIXED_AMOUNT,
    PERCENTAGE
}
