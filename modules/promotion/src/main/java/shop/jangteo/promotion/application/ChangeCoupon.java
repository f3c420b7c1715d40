package shop.jangteo.promotion.application;

import java.util.function.Consumer;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;
import shop.jangteo.promotion.domain.coupon.Coupon;
import shop.jangteo.promotion.domain.coupon.CouponChange;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.CouponTerms;
import shop.jangteo.promotion.domain.coupon.Coupons;
import shop.jangteo.promotion.domain.tier.Tiers;

/** An operator words a coupon anew, stops it or lets it go on (PR-1). Once answered, nobody gets or uses it otherwise. */
@UseCase
public class ChangeCoupon {

    /** @param version the one that the operator looked at */
    public record Command(Actor actor, CouponId id, long version, CouponChange change) {}

    private final Coupons coupons;
    private final Tiers tiers;
    private final AuditTrail audit;

    ChangeCoupon(Coupons coupons, Tiers tiers, AuditTrail audit) {
        this.coupons = coupons;
        this.tiers = tiers;
        this.audit = audit;
    }

    @Writes
    public void handle(Command command) {
        CouponId id = command.id();
        Coupon coupon = lock(command.actor(), id);
        CouponTerms before = coupon.terms();
        int tooMany = coupon.change(command.change(), command.version(), coupons.countIssued(id));
        if (tooMany > 0) {
            coupons.removeFree(id, tooMany);
        }
        coupon.terms().audience().requireKnownTier(tiers);
        coupons.save(coupon);
        audit.record(
                command.actor(), "promotion.coupon.change", "coupon", id.value().toString(), before, coupon.terms());
    }

    @Writes
    public void pause(Actor actor, CouponId id) {
        turn(actor, id, "promotion.coupon.pause", Coupon::pause);
    }

    @Writes
    public void resume(Actor actor, CouponId id) {
        turn(actor, id, "promotion.coupon.resume", Coupon::resume);
    }

    private void turn(Actor actor, CouponId id, String action, Consumer<Coupon> turn) {
        Coupon coupon = lock(actor, id);
        boolean before = coupon.isPaused();
        turn.accept(coupon);
        if (coupon.isPaused() != before) {
            coupons.save(coupon);
            audit.record(actor, action, "coupon", id.value().toString(), null, null);
        }
    }

    private Coupon lock(Actor actor, CouponId id) {
        if (!actor.isOperator()) {
            throw new Forbidden();
        }
        return coupons.lock(id).orElseThrow(() -> new NotFound("coupon"));
    }
}
