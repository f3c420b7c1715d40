package shop.jangteo.promotion.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.coupon.Audience;

/** What promotion refuses. A quote carries these as values, everything else throws them. */
public abstract sealed class PromotionRuleBroken extends BrokenRule {

    private PromotionRuleBroken(Kind kind, String code, Map<String, Object> details) {
        super(kind, code, details);
    }

    /** Asked for or used before its first or after its last instant. */
    public static final class CouponOutOfPeriod extends PromotionRuleBroken {
        public CouponOutOfPeriod(UUID couponId, Instant validFrom, Instant validTo) {
            super(
                    Kind.INVALID,
                    "COUPON_OUT_OF_PERIOD",
                    Map.of("couponId", couponId, "validFrom", validFrom.toString(), "validTo", validTo.toString()));
        }
    }

    /** The last piece is gone. */
    public static final class CouponSoldOut extends PromotionRuleBroken {

        private final UUID couponId;

        public CouponSoldOut(UUID couponId) {
            super(Kind.CONFLICT, "COUPON_SOLD_OUT", Map.of("couponId", couponId));
            this.couponId = couponId;
        }

        public UUID couponId() {
            return couponId;
        }
    }

    /** The member has had as many as one member may have. */
    public static final class CouponAlreadyIssued extends PromotionRuleBroken {

        private final UUID couponId;
        private final int perMember;

        public CouponAlreadyIssued(UUID couponId, int perMember) {
            super(Kind.CONFLICT, "COUPON_ALREADY_ISSUED", Map.of("couponId", couponId, "perMember", perMember));
            this.couponId = couponId;
            this.perMember = perMember;
        }

        public UUID couponId() {
            return couponId;
        }

        public int perMember() {
            return perMember;
        }
    }

    /** The operator has stopped the coupon for the time being. */
    public static final class CouponPaused extends PromotionRuleBroken {
        public CouponPaused(UUID couponId) {
            super(Kind.CONFLICT, "COUPON_PAUSED", Map.of("couponId", couponId));
        }
    }

    /** The coupon is for others: new members, a tier, buyers of so much. */
    public static final class CouponNotForMember extends PromotionRuleBroken {
        public CouponNotForMember(UUID couponId, Audience.Kind audience) {
            super(Kind.FORBIDDEN, "COUPON_NOT_FOR_MEMBER", Map.of("couponId", couponId, "audience", audience.name()));
        }
    }

    /** More members ask for coupons than can be answered; asking again in a moment helps. */
    public static final class CouponQueueFull extends PromotionRuleBroken {
        public CouponQueueFull() {
            super(Kind.UNAVAILABLE, "COUPON_QUEUE_FULL", Map.of());
        }
    }

    /** Fewer pieces than are out already. */
    public static final class CouponQuantityBelowIssued extends PromotionRuleBroken {
        public CouponQuantityBelowIssued(UUID couponId, int issued) {
            super(Kind.CONFLICT, "COUPON_QUANTITY_BELOW_ISSUED", Map.of("couponId", couponId, "issued", issued));
        }
    }

    /** The campaign is past what is asked of it. */
    public static final class CampaignEnded extends PromotionRuleBroken {
        public CampaignEnded(UUID campaignId, String status) {
            super(Kind.CONFLICT, "CAMPAIGN_ENDED", Map.of("campaignId", campaignId, "campaignStatus", status));
        }
    }

    /** The code that members would type belongs to another coupon. */
    public static final class CouponCodeTaken extends PromotionRuleBroken {
        public CouponCodeTaken(String couponCode) {
            super(Kind.CONFLICT, "COUPON_CODE_TAKEN", Map.of("couponCode", couponCode));
        }
    }

    /** The coupon does nothing for these goods; {@link Reason} tells why. */
    public static final class CouponNotApplicable extends PromotionRuleBroken {

        /** Part of the API. */
        public enum Reason {
            ALREADY_USED,
            PAUSED,
            OUT_OF_SCOPE,
            BELOW_MINIMUM_PURCHASE,
            NOT_STACKABLE,
            TOO_MANY_COUPONS,
            NOT_WITH_POINTS,
            NOTHING_LEFT_TO_DISCOUNT,
            POINTS_COVER_THE_ORDER
        }

        private final Reason reason;

        public CouponNotApplicable(UUID couponId, Reason reason) {
            super(Kind.INVALID, "COUPON_NOT_APPLICABLE", Map.of("couponId", couponId, "reason", reason.name()));
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    /** The member has fewer points than the order is to take. */
    public static final class InsufficientPoints extends PromotionRuleBroken {
        public InsufficientPoints(Money requested, Money balance) {
            super(Kind.INVALID, "INSUFFICIENT_POINTS", Map.of("requested", requested.won(), "balance", balance.won()));
        }
    }

    /** More points than may pay for these goods; for delivery they never do. */
    public static final class PointsExceedAmount extends PromotionRuleBroken {
        public PointsExceedAmount(Money requested, Money payable) {
            super(Kind.INVALID, "POINTS_EXCEED_AMOUNT", Map.of("requested", requested.won(), "payable", payable.won()));
        }
    }

    /** The shop takes points or coupons for an order, not both. */
    public static final class PointsNotCombinable extends PromotionRuleBroken {
        public PointsNotCombinable() {
            super(Kind.INVALID, "POINTS_NOT_COMBINABLE", Map.of());
        }
    }

    /** The shop takes points in multiples of a unit. */
    public static final class PointsNotInUnits extends PromotionRuleBroken {
        public PointsNotInUnits(Money requested, Money unit) {
            super(Kind.INVALID, "POINTS_NOT_IN_UNITS", Map.of("requested", requested.won(), "unit", unit.won()));
        }
    }

    /** The provider refused the money for a charge. */
    public static final class PaymentDeclined extends PromotionRuleBroken {
        public PaymentDeclined(UUID chargeId, String reason) {
            super(Kind.DECLINED, "PAYMENT_DECLINED", Map.of("chargeId", chargeId, "reason", reason));
        }
    }

    /** Money for a charge goes back only while all of its points are there. */
    public static final class PointsAlreadySpent extends PromotionRuleBroken {
        public PointsAlreadySpent(Money charged, Money left) {
            super(Kind.CONFLICT, "POINTS_ALREADY_SPENT", Map.of("charged", charged.won(), "left", left.won()));
        }
    }

    /** A part of a charge can't be refunded. */
    public static final class PointsRefundedWholeOnly extends PromotionRuleBroken {
        public PointsRefundedWholeOnly(Money charged) {
            super(Kind.CONFLICT, "POINTS_REFUNDED_WHOLE_ONLY", Map.of("charged", charged.won()));
        }
    }
}
