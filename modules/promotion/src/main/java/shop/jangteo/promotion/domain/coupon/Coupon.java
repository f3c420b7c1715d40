package shop.jangteo.promotion.domain.coupon;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponAlreadyIssued;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponOutOfPeriod;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponSoldOut;

/**
 * A coupon as it is offered: its terms never change once members can have it; only the number of pieces that are out
 * grows. How many are out is decided by {@link Coupons#takePiece}, since many members ask at once; what this object
 * knows of it was true when it was read.
 */
public final class Coupon {

    private final CouponId id;
    private final CouponTerms terms;
    private final DiscountRule rule;
    private final Validity validity;
    private final int issuedCount;

    private Coupon(CouponId id, CouponTerms terms, int issuedCount) {
        this.id = id;
        this.terms = terms;
        this.rule = switch (terms.discount()) {
            case FIXED_AMOUNT -> new DiscountRule.FixedAmount(Money.won(terms.discountValue()));
            case PERCENTAGE -> new DiscountRule.Percentage(Math.toIntExact(terms.discountValue()), terms.maxDiscount());
        };
        this.validity = new Validity(terms.validFrom(), terms.validTo());
        this.issuedCount = issuedCount;
    }

    /** @throws InvalidField naming everything in the terms that makes no sense */
    public static Coupon offer(CouponId id, CouponTerms terms) {
        terms.check();
        return new Coupon(id, terms, 0);
    }

    public static Coupon stored(CouponId id, CouponTerms terms, int issuedCount) {
        return new Coupon(id, terms, issuedCount);
    }

    /**
     * A piece for a member.
     *
     * @param alreadyHad pieces that the member has or had, used ones too
     * @throws CouponOutOfPeriod before its first or after its last instant
     * @throws CouponAlreadyIssued when the member has had all that one may have
     * @throws CouponSoldOut when all pieces were out already
     */
    public IssuedCoupon issueTo(UUID memberId, int alreadyHad, IssuedCouponId issuedId, Instant now) {
        if (!validity.contains(now)) {
            throw new CouponOutOfPeriod(id.value(), validity.from(), validity.to());
        }
        if (alreadyHad >= terms.perMember()) {
            throw new CouponAlreadyIssued(id.value(), terms.perMember());
        }
        Integer quantity = terms.quantity();
        if (quantity != null && issuedCount >= quantity) {
            throw new CouponSoldOut(id.value());
        }
        return IssuedCoupon.issue(issuedId, id, memberId, alreadyHad + 1, now, validity);
    }

    public CouponId id() {
        return id;
    }

    public CouponTerms terms() {
        return terms;
    }

    public DiscountRule rule() {
        return rule;
    }
}
