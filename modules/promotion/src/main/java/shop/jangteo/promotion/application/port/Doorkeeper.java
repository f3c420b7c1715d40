package shop.jangteo.promotion.application.port;

import java.util.Optional;
import java.util.UUID;
import shop.jangteo.promotion.domain.PromotionRuleBroken;
import shop.jangteo.promotion.domain.coupon.CouponId;

/**
 * Turns away who can't get a coupon any more, before anybody looks into the database. It only ever says no, and only what
 * the database said a moment ago; it may forget everything at any time.
 */
public interface Doorkeeper {

    Optional<PromotionRuleBroken> turnsAway(CouponId id, UUID memberId);

    /** Whether this instance has found that out itself, without asking what the others know. */
    boolean hasJustSoldOut(CouponId id);

    /** Nothing was left. An operator may add pieces, so this is remembered for moments only. */
    void soldOut(CouponId id);

    /** The member has had all that one may have. */
    void hadAll(CouponId id, UUID memberId, int perMember);
}
