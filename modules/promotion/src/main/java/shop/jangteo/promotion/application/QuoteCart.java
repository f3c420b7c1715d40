package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.PromotionRuleBroken;
import shop.jangteo.promotion.domain.PromotionRuleBroken.InsufficientPoints;
import shop.jangteo.promotion.domain.coupon.Coupons;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCoupons;
import shop.jangteo.promotion.domain.coupon.Wallet;
import shop.jangteo.promotion.domain.points.Members;
import shop.jangteo.promotion.domain.points.PointsAccounts;
import shop.jangteo.promotion.domain.pricing.Candidate;
import shop.jangteo.promotion.domain.pricing.CombinationRules;
import shop.jangteo.promotion.domain.pricing.Offer;
import shop.jangteo.promotion.domain.pricing.Offers;
import shop.jangteo.promotion.domain.pricing.PricedLine;
import shop.jangteo.promotion.domain.pricing.Quote;
import shop.jangteo.promotion.domain.pricing.ShippingRuleBook;
import shop.jangteo.promotion.domain.pricing.ShippingTerms;
import shop.jangteo.promotion.domain.tier.Tiers;

/**
 * Reckons what an order would cost and why, without taking anything (PR-9). Where an order would be refused, the quote
 * names the refusal and goes on without that coupon, or with fewer points.
 */
@UseCase
public class QuoteCart {

    /**
     * What is asked: for whom, which goods, with which coupons and at most how many points.
     *
     * @param postalCode where they go; null when that isn't known yet
     */
    public record Command(
            Actor actor,
            List<Item> items,
            Choice choice,
            Money usePoints,
            @Nullable String postalCode) {}

    /** Which of the member's coupons to reckon with. */
    public sealed interface Choice {

        /** Whether it is sure that none is used. */
        boolean isNone();

        /** These; ids of pieces, or of coupons of which the member holds one. */
        record Named(List<UUID> couponIds) implements Choice {
            @Override
            public boolean isNone() {
                return couponIds.isEmpty();
            }
        }

        /** Those that together take off most. */
        record Best() implements Choice {
            @Override
            public boolean isNone() {
                return false;
            }
        }
    }

    /** Units of a variant; the same variant twice counts together. */
    public record Item(UUID variantId, Quantity quantity) {}

    /** One line: the offer as it stands, how many, and what coupons take off. */
    public record Line(Offer offer, Quantity quantity, Money amount, Money discount) {}

    /** @param issuedId the piece that isn't applied, null when it is about points */
    public record NotApplied(@Nullable UUID issuedId, PromotionRuleBroken why) {}

    /**
     * Delivery, won by won.
     *
     * @param fee what is charged of it
     */
    public record Shipping(ShippingTerms terms, ShippingTerms.Fee fee) {}

    /** @param pointsEarned what confirming the purchase would bring */
    public record Result(
            List<Line> lines,
            Money subtotal,
            List<Quote.Applied> discounts,
            List<NotApplied> notApplied,
            Shipping shipping,
            Money pointsUsed,
            Money total,
            Money pointsEarned) {}

    private final Offers offers;
    private final IssuedCoupons issuedCoupons;
    private final Coupons coupons;
    private final Members members;
    private final PointsAccounts accounts;
    private final CombinationRules rules;
    private final Tiers tiers;
    private final ShippingRuleBook shippingRules;
    private final Clock clock;

    QuoteCart(
            Offers offers,
            IssuedCoupons issuedCoupons,
            Coupons coupons,
            Members members,
            PointsAccounts accounts,
            CombinationRules rules,
            Tiers tiers,
            ShippingRuleBook shippingRules,
            Clock clock) {
        this.offers = offers;
        this.issuedCoupons = issuedCoupons;
        this.coupons = coupons;
        this.members = members;
        this.accounts = accounts;
        this.rules = rules;
        this.tiers = tiers;
        this.shippingRules = shippingRules;
        this.clock = clock;
    }

    /**
     * @throws NotFound when a variant isn't sold, or the member holds no such coupon
     * @throws Forbidden when a guest wants to use what only members have
     */
    @Transactional(readOnly = true)
    public Result handle(Command command) {
        Instant now = clock.instant();
        UUID member = command.actor().memberId();
        if (command.actor().isGuest()
                && !(command.choice().isNone() && command.usePoints().isZero())) {
            throw new Forbidden();
        }
        Map<UUID, Quantity> wanted = new LinkedHashMap<>();
        command.items().forEach(item -> wanted.merge(item.variantId(), item.quantity(), Quantity::plus));
        List<Sold> sold = sold(wanted);

        List<NotApplied> notApplied = new ArrayList<>();
        List<PricedLine> lines = sold.stream().map(Sold::priced).toList();
        Quote quote = switch (command.choice()) {
            case Choice.Named named ->
                Quote.of(lines, Candidate.of(usable(member, named, now, notApplied), coupons), rules);
            case Choice.Best() ->
                Quote.best(lines, Candidate.of(issuedCoupons.findUsable(member, now), coupons), rules);
        };
        quote.refused()
                .forEach(refused ->
                        notApplied.add(new NotApplied(refused.issuedId().value(), refused.why())));
        Money points = points(command, quote, now, notApplied);
        ShippingTerms terms = shippingRules.termsFor(command.postalCode());
        Shipping shipping = new Shipping(terms, terms.feeFor(quote.subtotal()));
        Money paidInMoney = quote.payable().minus(points);
        return new Result(
                sold.stream().map(one -> one.line(quote)).toList(),
                quote.subtotal(),
                quote.applied(),
                notApplied,
                shipping,
                points,
                paidInMoney.plus(shipping.fee().total()),
                members.tierOf(member)
                        .map(tiers::named)
                        .map(tier -> tier.earnedOn(paidInMoney))
                        .orElse(Money.ZERO));
    }

    private List<Sold> sold(Map<UUID, Quantity> wanted) {
        Map<UUID, Offer> found = offers.findAll(wanted.keySet());
        return wanted.entrySet().stream()
                .map(item -> {
                    Offer offer = found.get(item.getKey());
                    if (offer == null || !offer.onSale()) {
                        throw new NotFound("variant");
                    }
                    return new Sold(offer, item.getValue());
                })
                .toList();
    }

    /** The variant's id stands for the line's: an order that has none yet. */
    private record Sold(Offer offer, Quantity quantity) {

        Money amount() {
            return offer.unitPrice().times(quantity.value());
        }

        PricedLine priced() {
            return new PricedLine(offer.variantId(), offer.goods(), amount());
        }

        Line line(Quote quote) {
            return new Line(offer, quantity, amount(), quote.discountOn(offer.variantId()));
        }
    }

    private List<IssuedCoupon> usable(UUID memberId, Choice.Named named, Instant now, List<NotApplied> notApplied) {
        if (named.couponIds().isEmpty()) {
            return List.of();
        }
        Wallet wallet = new Wallet(issuedCoupons.find(memberId, named.couponIds()));
        List<IssuedCoupon> usable = new ArrayList<>();
        for (IssuedCoupon piece : wallet.pick(named.couponIds(), now)) {
            piece.obstacle(now)
                    .ifPresentOrElse(
                            why -> notApplied.add(new NotApplied(piece.id().value(), why)), () -> usable.add(piece));
        }
        return usable;
    }

    private Money points(Command command, Quote quote, Instant now, List<NotApplied> notApplied) {
        Money wanted = command.usePoints();
        if (wanted.isZero()) {
            return Money.ZERO;
        }
        Money balance = accounts.spendable(command.actor().memberId(), now);
        if (wanted.isMoreThan(balance)) {
            notApplied.add(new NotApplied(null, new InsufficientPoints(wanted, balance)));
        } else {
            quote.obstacleTo(wanted).ifPresent(why -> notApplied.add(new NotApplied(null, why)));
        }
        return quote.usable(wanted.min(balance));
    }
}
