package shop.jangteo.promotion.domain.pricing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import shop.jangteo.promotion.domain.coupon.Coupon;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.Coupons;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;

/** A piece that its holder may use, with the terms of its coupon. */
public record Candidate(IssuedCouponId issuedId, Coupon coupon) {

    /** To reckon with. */
    public static List<Candidate> of(List<IssuedCoupon> pieces, Coupons coupons) {
        return of(pieces, coupons::findAll);
    }

    /** To be used: their coupons stay as they are until the transaction ends. */
    public static List<Candidate> held(List<IssuedCoupon> pieces, Coupons coupons) {
        return of(pieces, coupons::holdAll);
    }

    private static List<Candidate> of(
            List<IssuedCoupon> pieces, Function<List<CouponId>, Map<CouponId, Coupon>> coupons) {
        Map<CouponId, Coupon> terms = pieces.isEmpty()
                ? Map.of()
                : coupons.apply(
                        pieces.stream().map(IssuedCoupon::couponId).distinct().toList());
        return pieces.stream()
                .map(piece -> new Candidate(piece.id(), Objects.requireNonNull(terms.get(piece.couponId()))))
                .toList();
    }

    UUID id() {
        return issuedId.value();
    }
}
