package shop.jangteo.promotion.domain.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.PromotionRuleBroken;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable.Reason;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsExceedAmount;
import shop.jangteo.promotion.domain.coupon.Coupon;
import shop.jangteo.promotion.domain.coupon.DiscountRule;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;

/**
 * What coupons take off some lines, won by won, and what each refused one lacks. The one place where discounts are
 * reckoned: the buyer's quote and the order come out of it alike.
 *
 * <p>Coupons work one after another on what the former ones left: percentages first, since they are worth most on the
 * whole amount, then fixed amounts; among equals in the order of ids, so that the order in which a buyer names them
 * doesn't matter. A minimum purchase looks at the goods in scope before any discount.
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
    private final List<Applied> applied = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final Money[] left;
    private boolean closedToOthers;

    private Quote(List<PricedLine> lines) {
        this.lines = List.copyOf(lines);
        this.left = lines.stream().map(PricedLine::amount).toArray(Money[]::new);
    }

    public static Quote of(List<PricedLine> lines, List<Candidate> candidates) {
        Quote quote = new Quote(lines);
        candidates.stream()
                .sorted(Comparator.comparing((Candidate candidate) -> !isPercentage(candidate))
                        .thenComparing(Candidate::id))
                .forEach(quote::consider);
        return quote;
    }

    /**
     * The combination that takes off most: all pieces that may be combined, or the one that may not. Another piece never
     * makes a combination worse, since it takes no more from the others than it takes off itself, but for a won of
     * rounding. What isn't chosen is among the refused.
     */
    public static Quote best(List<PricedLine> lines, List<Candidate> candidates) {
        List<List<Candidate>> choices = new ArrayList<>();
        choices.add(candidates.stream()
                .filter(candidate -> candidate.coupon().terms().stackable())
                .toList());
        candidates.stream()
                .filter(candidate -> !candidate.coupon().terms().stackable())
                .forEach(alone -> choices.add(List.of(alone)));
        Quote best = choices.stream()
                .map(choice -> of(lines, choice))
                .min(Comparator.comparing(Quote::payable))
                .orElseThrow();
        Set<IssuedCouponId> judged = Stream.concat(
                        best.applied.stream().map(Applied::issuedId),
                        best.refused.stream().map(Refused::issuedId))
                .collect(Collectors.toSet());
        candidates.stream()
                .filter(candidate -> !judged.contains(candidate.issuedId()))
                .forEach(best::consider);
        return best;
    }

    private static boolean isPercentage(Candidate candidate) {
        return candidate.coupon().rule() instanceof DiscountRule.Percentage;
    }

    private void consider(Candidate candidate) {
        Coupon coupon = candidate.coupon();
        List<Integer> covered = IntStream.range(0, lines.size())
                .filter(i -> coupon.terms().scope().covers(lines.get(i).goods()))
                .boxed()
                .toList();
        Money inScope =
                Money.sum(covered.stream().map(i -> lines.get(i).amount()).toList());
        List<Money> weights = covered.stream().map(i -> left[i]).toList();
        Money amount = coupon.rule().off(Money.sum(weights));
        if (coupon.isPaused()) {
            refuse(candidate, Reason.PAUSED);
        } else if (covered.isEmpty()) {
            refuse(candidate, Reason.OUT_OF_SCOPE);
        } else if (inScope.isLessThan(coupon.terms().minimumPurchase())) {
            refuse(candidate, Reason.BELOW_MINIMUM_PURCHASE);
        } else if (closedToOthers || (!applied.isEmpty() && !coupon.terms().stackable())) {
            refuse(candidate, Reason.NOT_STACKABLE);
        } else if (amount.isZero()) {
            refuse(candidate, Reason.NOTHING_LEFT_TO_DISCOUNT);
        } else {
            apply(candidate, amount, covered, weights);
        }
    }

    private void apply(Candidate candidate, Money amount, List<Integer> covered, List<Money> weights) {
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

    /** @throws PointsExceedAmount when the goods cost less than these points */
    public void requireRoomFor(Money points) {
        if (points.isMoreThan(payable())) {
            throw new PointsExceedAmount(points, payable());
        }
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
