package shop.jangteo.promotion.application;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.application.HandOutPiece.Outcome;
import shop.jangteo.promotion.application.port.Doorkeeper;
import shop.jangteo.promotion.domain.PromotionRuleBroken;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponAlreadyIssued;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponQueueFull;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponSoldOut;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;
import shop.jangteo.promotion.domain.coupon.IssuedCoupons;

/**
 * A member asks for a coupon (PR-2, PR-3). Only so many at a time are let through to the rows, where it is decided who
 * gets a piece; the others wait without a connection, so that a rush for a coupon leaves the rest of the shop its
 * database. Who can't get one any more is turned away before that (ADR-0023).
 */
@UseCase
public class IssueCoupon {

    /** @param requestKey marks repetitions of the same command */
    public record Command(
            Actor actor, Wanted wanted, @Nullable RequestKey requestKey) {}

    /** Which coupon the member asks for. */
    public sealed interface Wanted {

        /** One that the member has seen. */
        record Seen(CouponId id) implements Wanted {}

        /** One whose code the member has been told. */
        record Told(String code) implements Wanted {}
    }

    private final HandOutPiece handOutPiece;
    private final LayOutPieces layOutPieces;
    private final IssuedCoupons issuedCoupons;
    private final Doorkeeper doorkeeper;
    private final IssuePolicy policy;
    private final Semaphore lane;

    IssueCoupon(
            HandOutPiece handOutPiece,
            LayOutPieces layOutPieces,
            IssuedCoupons issuedCoupons,
            Doorkeeper doorkeeper,
            IssuePolicy policy) {
        this.handOutPiece = handOutPiece;
        this.layOutPieces = layOutPieces;
        this.issuedCoupons = issuedCoupons;
        this.doorkeeper = doorkeeper;
        this.policy = policy;
        this.lane = new Semaphore(policy.atOnce(), true);
    }

    public IssuedCouponId handle(Command command) {
        if (command.actor().isGuest()) {
            throw new Forbidden();
        }
        Optional<PromotionRuleBroken> refused = turnedAway(command);
        if (refused.isPresent()) {
            return firstResultOf(command).orElseThrow(refused::get);
        }
        queue();
        try {
            // Whoever was before this one in the queue may have found nothing left.
            if (command.wanted() instanceof Wanted.Seen(CouponId id) && doorkeeper.hasJustSoldOut(id)) {
                return firstResultOf(command).orElseThrow(() -> new CouponSoldOut(id.value()));
            }
            return handOut(command);
        } finally {
            lane.release();
        }
    }

    private Optional<PromotionRuleBroken> turnedAway(Command command) {
        return command.wanted() instanceof Wanted.Seen(CouponId id)
                ? doorkeeper.turnsAway(id, command.actor().memberId())
                : Optional.empty();
    }

    /** A repeated command has its result, whatever has become of the coupon since. */
    private Optional<IssuedCouponId> firstResultOf(Command command) {
        return Optional.ofNullable(command.requestKey())
                .flatMap(key -> issuedCoupons.findByRequest(command.actor().memberId(), key))
                .map(IssuedCoupon::id);
    }

    private void queue() {
        try {
            if (!lane.tryAcquire(policy.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CouponQueueFull();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CouponQueueFull();
        }
    }

    private IssuedCouponId handOut(Command command) {
        UUID member = command.actor().memberId();
        try {
            Outcome outcome = handOutPiece.handle(member, command.wanted(), command.requestKey());
            while (outcome instanceof Outcome.NoneLaidOut(CouponId couponId)) {
                layOutPieces.handle(couponId);
                outcome = handOutPiece.handle(member, command.wanted(), command.requestKey());
            }
            return ((Outcome.HandedOut) outcome).id();
        } catch (CouponSoldOut soldOut) {
            doorkeeper.soldOut(new CouponId(soldOut.couponId()));
            throw soldOut;
        } catch (CouponAlreadyIssued enough) {
            doorkeeper.hadAll(new CouponId(enough.couponId()), member, enough.perMember());
            throw enough;
        }
    }
}
