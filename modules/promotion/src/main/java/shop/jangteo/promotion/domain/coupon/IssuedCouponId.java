package shop.jangteo.promotion.domain.coupon;

import java.util.UUID;

/** The one piece of a coupon that a member holds. */
public record IssuedCouponId(UUID value) {}
