package shop.jangteo.promotion.domain.coupon;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.promotion.domain.PromotionRuleBroken;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable.Reason;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponOutOfPeriod;

/**
 * A piece of a coupon in a member's hands: issued, used for one order, and back again when that order ends. Expiry is
 * no event: an unused piece has expired once its time is over.
 */
public final class IssuedCoupon {

    /** The names are part of the API. */
    public enum Status {
        ISSUED,
        USED,
        EXPIRED
    }

    /** The order that a piece was used for, and when. */
    public record Use(UUID orderId, Instant at) {}

    private final IssuedCouponId id;
    private final CouponId couponId;
    private final UUID memberId;
    private final int sequence;
    private final int number;
    private final Instant issuedAt;
    private final Instant expiresAt;
    private final long version;
    private @Nullable Use use;

    private IssuedCoupon(
            IssuedCouponId id,
            CouponId couponId,
            UUID memberId,
            int sequence,
            int number,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Use use,
            long version) {
        this.id = id;
        this.couponId = couponId;
        this.memberId = memberId;
        this.sequence = sequence;
        this.number = number;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
        this.use = use;
        this.version = version;
    }

    static IssuedCoupon issue(
            IssuedCouponId id,
            CouponId couponId,
            UUID memberId,
            int sequence,
            int number,
            Instant now,
            Instant expiresAt) {
        return new IssuedCoupon(id, couponId, memberId, sequence, number, now, expiresAt, null, 0);
    }

    public static IssuedCoupon stored(
            IssuedCouponId id,
            CouponId couponId,
            UUID memberId,
            int sequence,
            int number,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Use use,
            long version) {
        return new IssuedCoupon(id, couponId, memberId, sequence, number, issuedAt, expiresAt, use, version);
    }

    /**
     * Uses it for an order.
     *
     * @throws PromotionRuleBroken when it is used already or has expired
     */
    public void useFor(UUID orderId, Instant now) {
        obstacle(now).ifPresent(broken -> {
            throw broken;
        });
        use = new Use(orderId, now);
    }

    /** Why it can't be used now; empty when it can. */
    public Optional<PromotionRuleBroken> obstacle(Instant now) {
        return switch (statusAt(now)) {
            case ISSUED -> Optional.empty();
            case USED -> Optional.of(new CouponNotApplicable(id.value(), Reason.ALREADY_USED));
            case EXPIRED -> Optional.of(new CouponOutOfPeriod(id.value(), issuedAt, expiresAt));
        };
    }

    /** The order has ended. Nothing happens when the piece isn't used for that order (any more). */
    public void giveBack(UUID orderId) {
        if (isUsedFor(orderId)) {
            use = null;
        }
    }

    public Status statusAt(Instant now) {
        if (use != null) {
            return Status.USED;
        }
        return now.isBefore(expiresAt) ? Status.ISSUED : Status.EXPIRED;
    }

    public boolean isUsedFor(UUID orderId) {
        return use != null && use.orderId().equals(orderId);
    }

    /** Clients name a piece by its own id or by the coupon's. */
    public boolean answersTo(UUID anyId) {
        return id.value().equals(anyId) || couponId.value().equals(anyId);
    }

    public IssuedCouponId id() {
        return id;
    }

    public CouponId couponId() {
        return couponId;
    }

    public UUID memberId() {
        return memberId;
    }

    /** The member's first, second … of this coupon. */
    public int sequence() {
        return sequence;
    }

    /** Of the coupon's pieces this one. */
    public int number() {
        return number;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public @Nullable Use use() {
        return use;
    }

    public long version() {
        return version;
    }
}
