package shop.jangteo.ordering.domain.order;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.OrderingRuleBroken.BelowMinimumOrderAmount;

/**
 * What is bought with an order and what it comes to. Amounts are those of what is left of it; when all of it is cancelled
 * they stay as they were.
 *
 * @param shippingTerms the rules of the day on which it was placed
 */
public record Bill(
        List<OrderLine> lines, List<AppliedDiscount> discounts, ShippingTerms shippingTerms, Money shippingFee) {

    /** @throws BelowMinimumOrderAmount when the goods come to too little */
    static Bill drawnUp(OrderSheet sheet, Ids lineIds, ShippingRules rules, ShippingAddress destination) {
        List<OrderLine> lines = sheet.entries().stream()
                .map(entry -> OrderLine.of(lineIds.next(), entry.offer(), entry.quantity()))
                .toList();
        Money goods = Money.sum(lines.stream().map(OrderLine::amount).toList());
        if (goods.isLessThan(rules.minimumOrderAmount())) {
            throw new BelowMinimumOrderAmount(rules.minimumOrderAmount(), goods);
        }
        ShippingTerms terms = rules.termsFor(destination.postalCode());
        return new Bill(lines, List.of(), terms, terms.feeFor(goods));
    }

    /**
     * All discounts anew. The points pay what each line still costs, in proportion.
     *
     * @param taken each with its share of the lines; one that takes nothing off explains nothing and isn't kept
     */
    Bill discountedBy(List<AppliedDiscount> taken, Money points) {
        Set<UUID> open = lines.stream()
                .filter(line -> !line.isCancelled())
                .map(OrderLine::id)
                .collect(Collectors.toSet());
        if (taken.stream()
                .anyMatch(discount -> !open.containsAll(discount.shares().keySet()))) {
            throw new IllegalArgumentException("a discount on a line that the order doesn't have");
        }
        List<OrderLine> discounted = lines.stream()
                .map(line -> line.discountedBy(Money.sum(
                        taken.stream().map(discount -> discount.on(line.id())).toList())))
                .toList();
        List<Money> pointShares = points.split(discounted.stream()
                .map(line -> line.amount().minus(line.discount()))
                .toList());
        return new Bill(
                IntStream.range(0, discounted.size())
                        .mapToObj(i -> discounted.get(i).paidWithPoints(pointShares.get(i)))
                        .toList(),
                taken.stream().filter(discount -> !discount.amount().isZero()).toList(),
                shippingTerms,
                shippingFee);
    }

    /** What is left of it. */
    Bill after(CancellationPlan plan) {
        return new Bill(plan.linesLeft(), plan.discountsLeft(), plan.shippingTerms(), plan.shippingFeeAfter());
    }

    public Money totalAmount() {
        return Money.sum(lines.stream().map(OrderLine::amount).toList());
    }

    public Money discountAmount() {
        return Money.sum(lines.stream().map(OrderLine::discount).toList());
    }

    public Money pointsUsed() {
        return Money.sum(lines.stream().map(OrderLine::points).toList());
    }

    /** What is to be paid: total − discounts − points + delivery. */
    public Money finalAmount() {
        return goodsPaidWithMoney().plus(shippingFee);
    }

    Money goodsPaidWithMoney() {
        return totalAmount().minus(discountAmount()).minus(pointsUsed());
    }
}
