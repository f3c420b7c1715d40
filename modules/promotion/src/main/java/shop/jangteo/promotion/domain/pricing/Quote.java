package shop.jangteo.promotion.domain.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.PromotionRuleBroken;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable.Reason;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsExceedAmount;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsNotCombinable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsNotInUnits;
import shop.jangteo.promotion.domain.coupon.Coupon;
import shop.jangteo.promotion.domain.coupon.DiscountRule;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;
import shop.jangteo.promotion.domain.pricing.CombinationRules.Kind;

/**
 * What coupons take off some lines, won by won, and what each refused one lacks. The one place where discounts are
 * reckoned: the buyer's quote and the order come out of it alike.
 *
 * <p>Coupons work one after another on what the former ones left: percentages first, since they are worth most on the
 * whole amount, then fixed amounts; among equals in the order of ids, so that the order in which a buyer names them
 * doesn't matter. A minimum purchase looks at the goods in scope before any discount. What may be used together is the
 * shop's choice ({@link CombinationRules}).
 */
public final class Quote {

    /**
     * What one piece takes off.
     *
     * @param perLine its share on each line that it touches, by line id; adds up to the amount
     */
    public record Applied(IssuedCouponId issuedId, String name, Money amount, Map<UUID, Money> perLine) {}

    /** A piece that takes nothing off, and why. */
    public record Refused(IssuedCouponId issuedId, PromotionRuleBroken why) {}

    private final List<PricedLine> lines;
    private final CombinationRules rules;
    private final List<Applied> applied = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final Money[] left;
    private boolean closedToOthers;

    private Quote(List<PricedLine> lines, CombinationRules rules) {
        this.lines = List.copyOf(lines);
        this.rules = rules;
        this.left = lines.stream().map(PricedLine::amount).toArray(Money[]::new);
    }

    public static Quote of(List<PricedLine> lines, List<Candidate> candidates, CombinationRules rules) {
        Quote quote = new Quote(lines, rules);
        candidates.stream()
                .sorted(Comparator.comparing((Candidate candidate) -> !isPercentage(candidate))
                        .thenComparing(Candidate::id))
                .forEach(quote::consider);
        return quote;
    }

    /**
     * With those of a member's pieces that together take off most ({@link BestCombination}); the others are among the
     * refused. Points don't count here: they are the member's own, and no discount.
     *
     * @param wallet in the order in which the pieces came into it
     */
    public static Quote best(List<PricedLine> lines, List<Candidate> wallet, CombinationRules rules) {
        List<Candidate> chosen = BestCombination.of(lines, wallet, rules).pieces();
        Quote best = of(lines, chosen, rules);
        wallet.stream().filter(candidate -> !chosen.contains(candidate)).forEach(best::leaveOut);
        return best;
    }

    private static boolean isPercentage(Candidate candidate) {
        return candidate.coupon().rule() instanceof DiscountRule.Percentage;
    }

    private void consider(Candidate candidate) {
        judge(candidate).ifPresentOrElse(reason -> refuse(candidate, reason), () -> apply(candidate));
    }

    /** Others were chosen: it isn't used even if it could be. */
    private void leaveOut(Candidate candidate) {
        refuse(candidate, judge(candidate).orElse(Reason.TOO_MANY_COUPONS));
    }

    /** Why a piece takes nothing off; empty when it does. */
    private Optional<Reason> judge(Candidate candidate) {
        Coupon coupon = candidate.coupon();
        List<Integer> covered = coveredBy(coupon);
        Money inScope =
                Money.sum(covered.stream().map(i -> lines.get(i).amount()).toList());
        if (coupon.isPaused()) {
            return Optional.of(Reason.PAUSED);
        }
        if (covered.isEmpty()) {
            return Optional.of(Reason.OUT_OF_SCOPE);
        }
        if (inScope.isLessThan(coupon.terms().minimumPurchase())) {
            return Optional.of(Reason.BELOW_MINIMUM_PURCHASE);
        }
        if (closedToOthers || (!applied.isEmpty() && !mayJoin(coupon))) {
            return Optional.of(Reason.NOT_STACKABLE);
        }
        if (applied.size() >= rules.mostCoupons()) {
            return Optional.of(Reason.TOO_MANY_COUPONS);
        }
        return coupon.rule().off(Money.sum(leftOf(covered))).isZero()
                ? Optional.of(Reason.NOTHING_LEFT_TO_DISCOUNT)
                : Optional.empty();
    }

    /** The positions of the lines that are in its scope. */
    private List<Integer> coveredBy(Coupon coupon) {
        return IntStream.range(0, lines.size())
                .filter(i -> coupon.terms().scope().covers(lines.get(i).goods()))
                .boxed()
                .toList();
    }

    private List<Money> leftOf(List<Integer> covered) {
        return covered.stream().map(i -> left[i]).toList();
    }

    private boolean mayJoin(Coupon coupon) {
        return coupon.terms().stackable() && rules.allow(Kind.COUPON, Kind.COUPON);
    }

    private void apply(Candidate candidate) {
        List<Integer> covered = coveredBy(candidate.coupon());
        List<Money> weights = leftOf(covered);
        Money amount = candidate.coupon().rule().off(Money.sum(weights));
        List<Money> shares = amount.split(weights);
        Map<UUID, Money> perLine = new LinkedHashMap<>();
        for (int i = 0; i < shares.size(); i++) {
            Money share = shares.get(i);
            if (!share.isZero()) {
                int line = covered.get(i);
                left[line] = left[line].minus(share);
                perLine.put(lines.get(line).id(), share);
            }
        }
        applied.add(new Applied(candidate.issuedId(), candidate.coupon().terms().name(), amount, Map.copyOf(perLine)));
        closedToOthers = !candidate.coupon().terms().stackable();
    }

    private void refuse(Candidate candidate, Reason reason) {
        refused.add(new Refused(candidate.issuedId(), new CouponNotApplicable(candidate.id(), reason)));
    }

    /** @throws PromotionRuleBroken the first refusal, for whoever wants all coupons or none */
    public Quote orRefuse() {
        if (!refused.isEmpty()) {
            throw refused.getFirst().why();
        }
        return this;
    }

    /** @throws PromotionRuleBroken when an order with these coupons can't take these points */
    public void requireRoomFor(Money points) {
        obstacleTo(points).ifPresent(broken -> {
            throw broken;
        });
    }

    /** Why these points can't be used beside these coupons; empty when they can. */
    public Optional<PromotionRuleBroken> obstacleTo(Money points) {
        if (points.isZero()) {
            return Optional.empty();
        }
        if (!takesPoints()) {
            return Optional.of(new PointsNotCombinable());
        }
        if (points.isMoreThan(mostPoints())) {
            return Optional.of(new PointsExceedAmount(points, mostPoints()));
        }
        return rules.isInUnits(points)
                ? Optional.empty()
                : Optional.of(new PointsNotInUnits(points, rules.pointsUnit()));
    }

    /** What of the wanted points can be used. */
    public Money usable(Money wanted) {
        return rules.inUnits(wanted.min(mostPoints()));
    }

    /** Whether points may be used beside what is applied. */
    public boolean takesPoints() {
        return applied.isEmpty() || rules.allow(Kind.COUPON, Kind.POINTS);
    }

    /** Points pay for goods, not for delivery, and for no more of them than the shop wants. */
    public Money mostPoints() {
        return takesPoints() ? payable().percentRoundedDown(rules.mostPointsPercent()) : Money.ZERO;
    }

    public List<Applied> applied() {
        return List.copyOf(applied);
    }

    public List<Refused> refused() {
        return List.copyOf(refused);
    }

    public Money subtotal() {
        return Money.sum(lines.stream().map(PricedLine::amount).toList());
    }

    /** What the goods cost after all discounts, before points and delivery. */
    public Money payable() {
        return Money.sum(List.of(left));
    }

    /** What all coupons together take off a line. */
    public Money discountOn(UUID lineId) {
        return Money.sum(applied.stream()
                .map(discount -> discount.perLine().getOrDefault(lineId, Money.ZERO))
                .toList());
    }
}
