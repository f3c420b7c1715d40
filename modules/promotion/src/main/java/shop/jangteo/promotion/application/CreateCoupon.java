package shop.jangteo.promotion.application;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;
import shop.jangteo.promotion.domain.coupon.Coupon;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.CouponTerms;
import shop.jangteo.promotion.domain.coupon.Coupons;
import shop.jangteo.promotion.domain.tier.Tiers;

/** An operator offers a new coupon (PR-1). */
@UseCase
public class CreateCoupon {

    /** @param requestKey marks repetitions of the same command */
    public record Command(
            Actor actor, CouponTerms terms, @Nullable RequestKey requestKey) {}

    private final Coupons coupons;
    private final Tiers tiers;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    CreateCoupon(Coupons coupons, Tiers tiers, AuditTrail audit, Ids ids, Clock clock) {
        this.coupons = coupons;
        this.tiers = tiers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Writes
    public CouponId handle(Command command) {
        Actor actor = command.actor();
        if (!actor.isOperator()) {
            throw new Forbidden();
        }
        Optional<CouponId> first =
                Optional.ofNullable(command.requestKey()).flatMap(key -> coupons.findByRequest(actor.memberId(), key));
        if (first.isPresent()) {
            return first.get();
        }
        Coupon coupon = Coupon.offer(new CouponId(ids.next()), command.terms());
        coupon.terms().audience().requireKnownTier(tiers);
        coupons.add(coupon, actor.memberId(), command.requestKey(), clock.instant());
        audit.record(
                actor, "promotion.coupon.create", "coupon", coupon.id().value().toString(), null, command.terms());
        return coupon.id();
    }
}
