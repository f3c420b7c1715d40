package shop.jangteo.promotion.domain.coupon;

import java.util.UUID;

/** The kind of coupon, not the piece that a member holds: that is an {@link IssuedCouponId}. */
public record CouponId(UUID value) {}
