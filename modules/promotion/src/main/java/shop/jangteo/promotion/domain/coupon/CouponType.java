package shop.jangteo.promotion.domain.coupon;

/** How a coupon is announced; the names are part of the API. */
public enum CouponType {
    FIXED_AMOUNT,
    PERCENTAGE,
    /** A limited number of pieces for whoever is first; what it takes off is either of the others. */
    FIRST_COME
}
