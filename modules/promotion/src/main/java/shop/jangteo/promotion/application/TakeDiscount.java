package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.PromotionEvent;
import shop.jangteo.promotion.domain.PromotionEvents;
import shop.jangteo.promotion.domain.coupon.Coupons;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCoupons;
import shop.jangteo.promotion.domain.coupon.Wallet;
import shop.jangteo.promotion.domain.points.PointsAccount;
import shop.jangteo.promotion.domain.points.PointsAccounts;
import shop.jangteo.promotion.domain.pricing.Candidate;
import shop.jangteo.promotion.domain.pricing.CombinationRules;
import shop.jangteo.promotion.domain.pricing.Offers;
import shop.jangteo.promotion.domain.pricing.OrderedGoods;
import shop.jangteo.promotion.domain.pricing.Quote;

/**
 * Takes coupons and points for an order that is being placed, all of them or, by throwing, none and no order either
 * (OR-4). Locks: the member's coupons in the order of ids, then the points account.
 */
@UseCase
public class TakeDiscount {

    /** @param couponIds ids of pieces, or of coupons of which the buyer holds one */
    public record Command(
            UUID orderId, UUID buyerId, List<OrderedGoods> goods, List<UUID> couponIds, Money pointsToUse) {}

    private final IssuedCoupons issuedCoupons;
    private final Coupons coupons;
    private final Offers offers;
    private final PointsAccounts accounts;
    private final CombinationRules rules;
    private final PromotionEvents events;
    private final Ids ids;
    private final Clock clock;

    TakeDiscount(
            IssuedCoupons issuedCoupons,
            Coupons coupons,
            Offers offers,
            PointsAccounts accounts,
            CombinationRules rules,
            PromotionEvents events,
            Ids ids,
            Clock clock) {
        this.issuedCoupons = issuedCoupons;
        this.coupons = coupons;
        this.offers = offers;
        this.accounts = accounts;
        this.rules = rules;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        Instant now = clock.instant();
        List<IssuedCoupon> pieces = usedPieces(command, now);
        Quote quote = Quote.of(offers.priced(command.goods()), Candidate.held(pieces, coupons), rules)
                .orRefuse();
        Money points = command.pointsToUse();
        quote.requireRoomFor(points);
        if (!points.isZero()) {
            PointsAccount account = accounts.lock(command.buyerId());
            account.spend(command.orderId(), points, now, ids);
            accounts.save(account);
        }
        events.publish(List.of(
                new PromotionEvent.DiscountTaken(command.orderId(), command.buyerId(), quote.applied(), points, now)));
    }

    private List<IssuedCoupon> usedPieces(Command command, Instant now) {
        if (command.couponIds().isEmpty()) {
            return List.of();
        }
        Wallet wallet = new Wallet(issuedCoupons.lock(command.buyerId(), command.couponIds()));
        List<IssuedCoupon> pieces = wallet.pick(command.couponIds(), now);
        for (IssuedCoupon piece : pieces) {
            piece.useFor(command.orderId(), now);
            issuedCoupons.save(piece);
        }
        return pieces;
    }
}
