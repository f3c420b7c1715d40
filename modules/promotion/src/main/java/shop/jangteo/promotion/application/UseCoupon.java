package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.promotion.domain.PromotionEvent;
import shop.jangteo.promotion.domain.PromotionEvents;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable.Reason;
import shop.jangteo.promotion.domain.coupon.Coupons;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;
import shop.jangteo.promotion.domain.coupon.IssuedCoupons;
import shop.jangteo.promotion.domain.coupon.Wallet;
import shop.jangteo.promotion.domain.points.PointsAccounts;
import shop.jangteo.promotion.domain.points.Spending;
import shop.jangteo.promotion.domain.pricing.Candidate;
import shop.jangteo.promotion.domain.pricing.CombinationRules;
import shop.jangteo.promotion.domain.pricing.Offers;
import shop.jangteo.promotion.domain.pricing.OpenOrder;
import shop.jangteo.promotion.domain.pricing.OpenOrders;
import shop.jangteo.promotion.domain.pricing.Quote;

/**
 * Puts a coupon on an order that stands but isn't paid (PR-4), beside those that it has. Ordering reprices the order in
 * the same transaction, or refuses. Locks: ordering's order, its copy here, then coupons in the order of ids.
 */
@UseCase
public class UseCoupon {

    /** @param couponId id of the piece, or of the coupon of which the buyer holds one */
    public record Command(Actor actor, UUID couponId, UUID orderId) {}

    private final OpenOrders openOrders;
    private final IssuedCoupons issuedCoupons;
    private final Coupons coupons;
    private final Offers offers;
    private final PointsAccounts accounts;
    private final CombinationRules rules;
    private final PromotionEvents events;
    private final Clock clock;

    UseCoupon(
            OpenOrders openOrders,
            IssuedCoupons issuedCoupons,
            Coupons coupons,
            Offers offers,
            PointsAccounts accounts,
            CombinationRules rules,
            PromotionEvents events,
            Clock clock) {
        this.openOrders = openOrders;
        this.issuedCoupons = issuedCoupons;
        this.coupons = coupons;
        this.offers = offers;
        this.accounts = accounts;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    @Writes
    public IssuedCouponId handle(Command command) {
        Instant now = clock.instant();
        // Published before anything is locked here: ordering, which joins, holds the order, as when it is cancelled.
        events.publish(List.of(new PromotionEvent.CouponUseStarted(
                command.orderId(), command.actor().memberId(), now)));
        OpenOrder order = openOrders
                .lock(command.orderId())
                .filter(open -> command.actor().is(open.buyerId()))
                .orElseThrow(() -> new NotFound("order"));
        List<IssuedCoupon> pieces = new ArrayList<>(issuedCoupons.lockUsedFor(order.orderId()));
        Optional<IssuedCoupon> already = pieces.stream()
                .filter(piece -> piece.answersTo(command.couponId()))
                .findFirst();
        if (already.isPresent()) {
            return already.get().id();
        }
        IssuedCoupon wanted = wanted(command, now);
        wanted.useFor(order.orderId(), now);
        issuedCoupons.save(wanted);
        pieces.add(wanted);

        Quote quote = Quote.of(offers.priced(order.goods()), Candidate.held(pieces, coupons), rules)
                .orRefuse();
        Money points = accounts.spendingFor(order.orderId()).map(Spending::open).orElse(Money.ZERO);
        if (points.isMoreThan(quote.mostPoints())) {
            throw new CouponNotApplicable(
                    wanted.id().value(), quote.takesPoints() ? Reason.POINTS_COVER_THE_ORDER : Reason.NOT_WITH_POINTS);
        }
        events.publish(List.of(
                new PromotionEvent.DiscountTaken(order.orderId(), order.buyerId(), quote.applied(), points, now)));
        return wanted.id();
    }

    private IssuedCoupon wanted(Command command, Instant now) {
        List<UUID> id = List.of(command.couponId());
        return new Wallet(issuedCoupons.lock(command.actor().memberId(), id))
                .pick(id, now)
                .getFirst();
    }
}
