package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.promotion.application.IssueCoupon.Wanted;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotForMember;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponSoldOut;
import shop.jangteo.promotion.domain.coupon.Audience;
import shop.jangteo.promotion.domain.coupon.Audiences;
import shop.jangteo.promotion.domain.coupon.Coupon;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.CouponTerms;
import shop.jangteo.promotion.domain.coupon.Coupons;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;
import shop.jangteo.promotion.domain.coupon.IssuedCoupons;

/**
 * Gives a member a piece of a coupon. The free piece goes and the member's comes in one transaction; a piece's number
 * and the member's n-th piece are unique.
 */
@UseCase
class HandOutPiece {

    /** What came of it. */
    sealed interface Outcome {

        record HandedOut(IssuedCouponId id) implements Outcome {}

        /** More pieces have to be laid out first. */
        record NoneLaidOut(CouponId couponId) implements Outcome {}
    }

    private final Coupons coupons;
    private final IssuedCoupons issuedCoupons;
    private final Audiences audiences;
    private final Ids ids;
    private final Clock clock;

    HandOutPiece(Coupons coupons, IssuedCoupons issuedCoupons, Audiences audiences, Ids ids, Clock clock) {
        this.coupons = coupons;
        this.issuedCoupons = issuedCoupons;
        this.audiences = audiences;
        this.ids = ids;
        this.clock = clock;
    }

    @Writes
    public Outcome handle(UUID member, Wanted wanted, @Nullable RequestKey requestKey) {
        Optional<IssuedCoupon> first =
                Optional.ofNullable(requestKey).flatMap(key -> issuedCoupons.findByRequest(member, key));
        if (first.isPresent()) {
            return new Outcome.HandedOut(first.get().id());
        }
        Instant now = clock.instant();
        Coupon coupon = hold(wanted).orElseThrow(() -> new NotFound("coupon"));
        coupon.requireOpen(now);
        int had = issuedCoupons.countHad(coupon.id(), member);
        coupon.requireMore(had);
        Audience audience = coupon.terms().audience();
        if (!audiences.includes(audience, member, now)) {
            throw new CouponNotForMember(coupon.id().value(), audience.kind());
        }
        List<Integer> free = coupons.takeFree(coupon, 1);
        if (free.isEmpty() && coupon.hasMoreToLayOut()) {
            return new Outcome.NoneLaidOut(coupon.id());
        }
        if (free.isEmpty()) {
            throw new CouponSoldOut(coupon.id().value());
        }
        IssuedCoupon issued = coupon.issueTo(member, had, free.getFirst(), new IssuedCouponId(ids.next()), now);
        issuedCoupons.add(issued, requestKey);
        return new Outcome.HandedOut(issued.id());
    }

    private Optional<Coupon> hold(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Seen seen -> coupons.hold(seen.id());
            case Wanted.Told told -> coupons.holdByCode(CouponTerms.normalized(told.code()));
        };
    }
}
