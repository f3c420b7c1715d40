package shop.jangteo.promotion.application;

import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.promotion.domain.coupon.Coupon;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.Coupons;

/**
 * Lays out the next pieces of a coupon when none lie free, a batch at a time: a quantity of millions, or none at all, costs
 * no more rows than are wanted soon. Nothing happens when somebody else has just done it.
 */
@UseCase
class LayOutPieces {

    private final Coupons coupons;
    private final IssuePolicy policy;

    LayOutPieces(Coupons coupons, IssuePolicy policy) {
        this.coupons = coupons;
        this.policy = policy;
    }

    @Writes
    public void handle(CouponId id) {
        Coupon coupon = coupons.lock(id).orElseThrow(() -> new NotFound("coupon"));
        if (coupons.hasFree(id)) {
            return;
        }
        int first = coupon.laidOut().nextNumber();
        int more = coupon.layOut(policy.batch());
        coupons.addFree(id, first, more);
        coupons.saveLaidOut(coupon);
    }
}
