package shop.jangteo.ordering.domain.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.OrderingRuleBroken.NotThatManyLeft;
import shop.jangteo.ordering.domain.OrderingRuleBroken.NotThatManyLeft.Missing;
import shop.jangteo.ordering.domain.OrderingRuleBroken.RefundChanged;

/**
 * What cancelling some units of an order does, to the won (OR-9, ADR-0019). It is worked out once, whether it is only
 * shown or also carried out.
 *
 * <p>What discounts and points pay of a line is split over the units that go and the units that stay, and then over the
 * discounts and the points by what each still pays. So every sequence of cancellations adds up to the whole. Discounts of
 * what stays are not looked at anew.
 *
 * @param units what goes
 * @param linesLeft all lines of the order, without what goes
 * @param couponsBack issued coupons that nothing left of the order needs
 * @param shippingTerms from now on
 * @param refund what is asked of the payment
 * @param alreadyRefunded what would be asked too, had it not gone back directly before
 * @param whole nothing is left
 */
public record CancellationPlan(
        CancelCause cause,
        List<CancelledUnits> units,
        List<OrderLine> linesLeft,
        List<AppliedDiscount> discountsLeft,
        List<AppliedDiscount> couponsBack,
        ShippingTerms shippingTerms,
        Money shippingFeeBefore,
        Money shippingFeeAfter,
        Money refund,
        Money alreadyRefunded,
        boolean whole) {

    /**
     * Units that go.
     *
     * @param line as it is afterwards
     * @param amount before discounts
     * @param discount what was taken off them
     * @param points what was paid for them with points
     */
    public record CancelledUnits(OrderLine line, int quantity, Money amount, Money discount, Money points) {}

    static CancellationPlan of(OrderSnapshot order, CancelCause cause, List<Units> wanted) {
        Map<UUID, Integer> asked = asked(order, wanted);
        var working = new Working(order.discounts());
        List<OrderLine> linesLeft = order.lines().stream()
                .map(line -> working.cancel(line, asked.getOrDefault(line.id(), 0)))
                .toList();
        boolean whole = linesLeft.stream().allMatch(OrderLine::isCancelled);
        Money goods =
                Money.sum(working.units.stream().map(CancelledUnits::amount).toList());
        Money paidWithMoney = goods.minus(working.discount()).minus(working.points());
        ShippingTerms terms = cause == CancelCause.BUYER
                ? order.shippingTerms()
                : order.shippingTerms().counting(goods);
        Money feeBefore = order.shippingFee();
        Money feeAfter = whole
                ? Money.ZERO
                : feeBefore.plus(terms.feeFor(order.totalAmount().minus(goods))
                        .minusOrZero(feeBefore)
                        .min(paidWithMoney));
        Money worth = paidWithMoney.plus(feeBefore).minus(feeAfter);
        Money refundable =
                order.isMoneyHere() ? order.finalAmount().minus(order.payment().refundedDirectly()) : Money.ZERO;
        Money refund = worth.min(refundable);
        return new CancellationPlan(
                cause,
                List.copyOf(working.units),
                linesLeft,
                working.discountsLeft(),
                working.couponsBack(),
                terms,
                feeBefore,
                feeAfter,
                refund,
                order.isMoneyHere() ? worth.minus(refund) : Money.ZERO,
                whole);
    }

    private static Map<UUID, Integer> asked(OrderSnapshot order, List<Units> wanted) {
        Map<UUID, Integer> asked = new LinkedHashMap<>();
        if (wanted.isEmpty()) {
            order.lines().forEach(line -> asked.put(line.id(), line.remaining()));
            return asked;
        }
        wanted.forEach(units -> asked.merge(units.lineId(), units.quantity().value(), Math::addExact));
        Map<UUID, Integer> left = new HashMap<>();
        order.lines().forEach(line -> left.put(line.id(), line.remaining()));
        List<Missing> missing = new ArrayList<>();
        asked.forEach((line, quantity) -> {
            int remaining = left.getOrDefault(line, 0);
            if (quantity > remaining) {
                missing.add(new Missing(line, quantity, remaining));
            }
        });
        if (!missing.isEmpty()) {
            throw new NotThatManyLeft(missing);
        }
        return asked;
    }

    /** Price of what goes, before discounts. */
    public Money goods() {
        return Money.sum(units.stream().map(CancelledUnits::amount).toList());
    }

    public Money discountTakenBack() {
        return Money.sum(units.stream().map(CancelledUnits::discount).toList());
    }

    public Money pointsBack() {
        return Money.sum(units.stream().map(CancelledUnits::points).toList());
    }

    /** What the buyer has to pay for the delivery of the rest and hadn't before. */
    public Money shippingWithheld() {
        return shippingFeeAfter.minusOrZero(shippingFeeBefore);
    }

    public Money totalLeft() {
        return Money.sum(linesLeft.stream().map(OrderLine::amount).toList());
    }

    public Money discountLeft() {
        return Money.sum(linesLeft.stream().map(OrderLine::discount).toList());
    }

    public Money pointsLeft() {
        return Money.sum(linesLeft.stream().map(OrderLine::points).toList());
    }

    /** What the rest costs. */
    public Money finalLeft() {
        return totalLeft().minus(discountLeft()).minus(pointsLeft()).plus(shippingFeeAfter);
    }

    /**
     * @param expected what the buyer was shown, null when that doesn't matter
     * @throws RefundChanged when it is another amount by now
     */
    public void requireRefund(@Nullable Money expected) {
        if (expected != null && !expected.equals(refund)) {
            throw new RefundChanged(
                    expected, refund, discountTakenBack(), pointsBack(), shippingFeeBefore, shippingFeeAfter);
        }
    }

    /** The discounts while lines are gone through. */
    private static final class Working {

        private final List<AppliedDiscount> discounts;
        private final List<Map<UUID, Money>> shares;
        private final List<CancelledUnits> units = new ArrayList<>();

        private Working(List<AppliedDiscount> discounts) {
            this.discounts = discounts;
            this.shares = discounts.stream()
                    .map(discount -> (Map<UUID, Money>) new HashMap<>(discount.shares()))
                    .toList();
        }

        private OrderLine cancel(OrderLine line, int quantity) {
            if (quantity == 0) {
                return line;
            }
            int staying = line.remaining() - quantity;
            Money takenBack = line.discount()
                    .plus(line.points())
                    .split(List.of(Money.won(quantity), Money.won(staying)))
                    .getFirst();
            List<Money> payers = new ArrayList<>();
            discounts.forEach(discount -> payers.add(discount.on(line.id())));
            payers.add(line.points());
            List<Money> parts = takenBack.split(payers);
            Money points = parts.getLast();
            for (int i = 0; i < shares.size(); i++) {
                Money part = parts.get(i);
                shares.get(i).computeIfPresent(line.id(), (id, share) -> staying == 0 ? null : share.minus(part));
            }
            OrderLine left = line.without(quantity, takenBack.minus(points), points);
            units.add(new CancelledUnits(
                    left, quantity, line.unitPrice().times(quantity), takenBack.minus(points), points));
            return left;
        }

        private Money discount() {
            return Money.sum(units.stream().map(CancelledUnits::discount).toList());
        }

        private Money points() {
            return Money.sum(units.stream().map(CancelledUnits::points).toList());
        }

        private List<AppliedDiscount> all() {
            List<AppliedDiscount> all = new ArrayList<>();
            for (int i = 0; i < discounts.size(); i++) {
                AppliedDiscount discount = discounts.get(i);
                all.add(new AppliedDiscount(discount.source(), discount.sourceId(), discount.name(), shares.get(i)));
            }
            return all;
        }

        private List<AppliedDiscount> discountsLeft() {
            return all().stream().filter(AppliedDiscount::isCarried).toList();
        }

        private List<AppliedDiscount> couponsBack() {
            return all().stream()
                    .filter(discount -> discount.isCoupon() && !discount.isCarried())
                    .toList();
        }
    }
}
