package shop.jangteo.ordering.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.ordering.domain.order.OrderFixture.BRAND;
import static shop.jangteo.ordering.domain.order.OrderFixture.BUYER;
import static shop.jangteo.ordering.domain.order.OrderFixture.NOW;
import static shop.jangteo.ordering.domain.order.OrderFixture.OPERATOR;
import static shop.jangteo.ordering.domain.order.OrderFixture.PAYMENT;
import static shop.jangteo.ordering.domain.order.OrderFixture.SELLER;
import static shop.jangteo.ordering.domain.order.OrderFixture.drawnUp;
import static shop.jangteo.ordering.domain.order.OrderFixture.loaded;
import static shop.jangteo.ordering.domain.order.OrderFixture.offer;
import static shop.jangteo.ordering.domain.order.OrderFixture.units;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;

/**
 * OR-5, OR-7, OR-9, RELIABILITY I19, I21–I24: whatever is done to an order, in whatever order and how often, its amounts add
 * up, its history is one of the table, and no more goes back than was captured.
 */
class OrderPropertyTests {

    private static final UUID SECOND_PAYMENT = new UUID(0, 5);
    private static final UUID NOBODYS_PAYMENT = new UUID(0, 6);

    /**
     * What an order begins with.
     *
     * @param discounts each with what it takes off every line, in per cent
     */
    record Beginning(List<Long> prices, List<Integer> quantities, List<List<Integer>> discounts, int pointsPercent) {

        /** Drawn up with its discounts, and placed. */
        Order placed() {
            List<OrderSheet.Entry> entries = new ArrayList<>();
            entries.add(new OrderSheet.Entry(offer(10_000, BRAND), Quantity.of(1)));
            for (int i = 0; i < prices.size(); i++) {
                entries.add(new OrderSheet.Entry(offer(prices.get(i), BRAND), Quantity.of(quantities.get(i))));
            }
            Order order = drawnUp(new OrderSheet(entries), "63000");
            discount(order);
            order.place();
            return loaded(order);
        }

        void discount(Order order) {
            Map<UUID, Money> left = new HashMap<>();
            order.snapshot().lines().forEach(line -> left.put(line.id(), line.amount()));
            List<AppliedDiscount> applied = new ArrayList<>();
            for (List<Integer> percents : discounts) {
                Map<UUID, Money> shares = new HashMap<>();
                for (int i = 0;
                        i < percents.size() && i < order.snapshot().lines().size();
                        i++) {
                    OrderLine line = order.snapshot().lines().get(i);
                    Money share = left.get(line.id()).percentRoundedDown(percents.get(i));
                    if (!share.isZero()) {
                        shares.put(line.id(), share);
                        left.merge(line.id(), share, Money::minus);
                    }
                }
                applied.add(new AppliedDiscount("COUPON", UUID.randomUUID(), "쿠폰", shares));
            }
            order.applyDiscounts(applied, Money.sum(left.values()).percentRoundedDown(pointsPercent));
        }
    }

    @Provide
    Arbitrary<Beginning> beginnings() {
        Arbitrary<Integer> percent = Arbitraries.oneOf(Arbitraries.integers().between(0, 100), Arbitraries.of(0, 100));
        return Combinators.combine(
                        Arbitraries.longs().between(1, 60_000).list().ofSize(3),
                        Arbitraries.integers().between(1, 7).list().ofSize(3),
                        percent.list().ofSize(4).list().ofMaxSize(3),
                        percent)
                .as(Beginning::new);
    }

    private static Money captured(OrderSnapshot order) {
        return order.finalAmount().plus(order.payment().givenBackByCancellations());
    }

    @Property
    void whateverPartsAreCancelledTogetherTheyAreTheWhole(
            @ForAll("beginnings") Beginning beginning,
            @ForAll @Size(max = 30) List<@IntRange(max = 9_999) Integer> choices) {
        Order order = beginning.placed();
        OrderSnapshot before = order.snapshot();
        Set<UUID> coupons = new HashSet<>();
        before.discounts().forEach(discount -> coupons.add(discount.sourceId()));
        order.captured(PAYMENT, before.finalAmount(), NOW);
        Money refunded = Money.ZERO;
        Money points = Money.ZERO;
        Money discounts = Money.ZERO;
        Set<UUID> back = new HashSet<>();

        List<Integer> all = new ArrayList<>(choices);
        all.add(-1);
        for (int choice : all) {
            if (order.status() == OrderStatus.CANCELLED) {
                break;
            }
            CancellationPlan plan =
                    choice < 0 ? OrderFixture.cancel(order) : OrderFixture.cancel(order, somethingOf(order, choice));
            refunded = refunded.plus(plan.refund());
            points = points.plus(plan.pointsBack());
            discounts = discounts.plus(plan.discountTakenBack());
            plan.couponsBack()
                    .forEach(coupon -> assertThat(back.add(coupon.sourceId()))
                            .as("a coupon comes back once")
                            .isTrue());
            assertThatAllAddsUp(order);
        }

        assertThat(refunded).isEqualTo(before.finalAmount());
        assertThat(points).isEqualTo(before.pointsUsed());
        assertThat(discounts).isEqualTo(before.discountAmount());
        assertThat(back).isEqualTo(coupons);
    }

    /** Some units of a line that has some left. */
    private static Units somethingOf(Order order, int choice) {
        List<OrderLine> open = order.snapshot().lines().stream()
                .filter(line -> !line.isCancelled())
                .toList();
        OrderLine line = open.get(choice % open.size());
        return units(line, 1 + choice / 10 % line.remaining());
    }

    /** What is done to the order, and what the payment has to do with it. */
    private static final class Story {

        private final Beginning beginning;
        private final Order order;
        private Money captured = Money.ZERO;
        private Money asked = Money.ZERO;
        private Money arrived = Money.ZERO;
        private int eventsSeen;

        private Story(Beginning beginning) {
            this.beginning = beginning;
            this.order = beginning.placed();
        }

        private void act(int choice) {
            int parameter = choice / 18;
            try {
                switch (choice % 18) {
                    case 0, 1 -> OrderFixture.cancel(order, somethingOf(order, parameter));
                    case 2 -> OrderFixture.cancel(order, CancelCause.OPERATOR, OPERATOR, somethingOf(order, parameter));
                    case 3 -> OrderFixture.cancel(order);
                    case 4, 5 -> order.captured(PAYMENT, order.snapshot().finalAmount(), NOW);
                    case 6 -> order.captured(SECOND_PAYMENT, order.snapshot().finalAmount(), NOW);
                    case 7 -> order.declined("한도 초과", NOW);
                    case 8 -> order.startPayment(NOW);
                    case 9 -> refundDirectly(parameter);
                    case 10 -> order.depositTakenBack(PAYMENT, NOW.plus(Duration.ofDays(1)));
                    case 11 -> order.expire(NOW.plus(Duration.ofDays(parameter % 3)));
                    case 12 -> order.moveTo(OrderStatus.PREPARING, SELLER, null, NOW);
                    case 13 -> order.ship(SELLER.memberId(), NOW);
                    case 14 -> order.delivered(NOW);
                    case 15 -> {
                        if (parameter % 2 == 0) {
                            order.depositAwaited(NOW.plus(Duration.ofDays(parameter % 3)));
                        } else {
                            order.depositGivenUp(NOW.plus(Duration.ofHours(parameter % 3)));
                        }
                    }
                    case 16 -> wentBack(parameter);
                    default -> {
                        if (parameter % 2 == 0) {
                            order.confirm(BUYER, NOW);
                        } else {
                            beginning.discount(order);
                        }
                    }
                }
            } catch (BrokenRule refused) {
                // Refused commands change nothing, which is looked at like everything else.
            }
            follow();
        }

        /** As payment does: no more than is left of what was captured, all of it when nothing would remain. */
        private void refundDirectly(int parameter) {
            UUID payment = order.snapshot().payment().paymentId();
            Money left = captured.minus(asked);
            if (payment == null || left.isZero() || order.snapshot().hold() != null) {
                return;
            }
            Money amount = left.percentRoundedDown(1 + parameter % 100).max(Money.won(1));
            asked = asked.plus(amount);
            order.refundAsked(payment, amount, asked.equals(captured), "고객 요청", NOW);
        }

        /** Some of it, in any order: news of less may come after news of more, and twice. */
        private void wentBack(int parameter) {
            UUID payment = order.snapshot().payment().paymentId();
            if (payment != null) {
                Money told = asked.percentRoundedDown(parameter % 101);
                arrived = arrived.max(told);
                order.moneyWentBack(payment, told);
                order.moneyWentBack(NOBODYS_PAYMENT, captured.plus(Money.won(1)));
            }
        }

        /** Refunds that were refused, or had no answer, are made in the end. */
        private void end() {
            UUID payment = order.snapshot().payment().paymentId();
            if (payment != null) {
                arrived = asked;
                order.moneyWentBack(payment, asked);
                order.moneyWentBack(payment, Money.ZERO);
                order.moneyWentBack(payment, asked);
            }
        }

        private void follow() {
            List<OrderEvent> events = order.events();
            for (OrderEvent event : events.subList(eventsSeen, events.size())) {
                if (event instanceof OrderEvent.Paid) {
                    captured = captured(order.snapshot());
                } else if (event instanceof OrderEvent.LinesCancelled part) {
                    asked = asked.plus(part.cancellation().plan().refund());
                } else if (event instanceof OrderEvent.Cancelled cancelled && cancelled.paid()) {
                    asked = captured;
                }
            }
            eventsSeen = events.size();
        }
    }

    @Property
    void whateverIsDoneItAddsUp(
            @ForAll("beginnings") Beginning beginning,
            @ForAll @Size(max = 40) List<@IntRange(max = 99_999) Integer> choices) {
        var story = new Story(beginning);

        for (int choice : choices) {
            OrderSnapshot before = story.order.snapshot();
            if (before.lines().stream().allMatch(OrderLine::isCancelled)) {
                throw new AssertionError("an order with nothing left stands as " + before.status());
            }
            story.act(choice);
            OrderSnapshot now = story.order.snapshot();
            assertThatAllAddsUp(story.order);
            assertThat(story.asked).as("refunds").isLessThanOrEqualTo(story.captured);
            assertThat(now.payment().arrivedBack()).as("what has arrived back").isEqualTo(story.arrived);
            assertThat(story.arrived).isLessThanOrEqualTo(captured(now));
            if (now.payment().paymentId() != null) {
                assertThat(captured(now)).as("what was captured").isEqualTo(story.captured);
                if (now.status() != OrderStatus.CANCELLED) {
                    assertThat(now.payment()
                                    .givenBackByCancellations()
                                    .plus(now.payment().refundedDirectly()))
                            .as("all that was asked back")
                            .isEqualTo(story.asked);
                }
            }
            assertThat(now.lines()).zipSatisfy(before.lines(), (line, earlier) -> {
                assertThat(line.cancelledQuantity()).isGreaterThanOrEqualTo(earlier.cancelledQuantity());
                assertThat(line.unitPrice()).isEqualTo(earlier.unitPrice());
            });
            assertThat(now.finalAmount().isMoreThan(before.finalAmount())
                            && now.payment().paymentId() != null)
                    .as("a paid order never gets dearer")
                    .isFalse();
        }

        story.end();
        assertThat(story.order.snapshot().payment().arrivedBack()).isEqualTo(story.asked);
        assertThatAllAddsUp(story.order);
        OrderStatus last = OrderStatus.PENDING;
        for (StatusChange change : story.order.changes()) {
            assertThat(change.from()).isEqualTo(last);
            assertThat(last.allows(change.to())).isTrue();
            last = change.to();
        }
        assertThat(last).isEqualTo(story.order.status());
        assertThat(story.order.snapshot().steps())
                .isEqualTo(1 + story.order.changes().size());
    }

    private static void assertThatAllAddsUp(Order order) {
        OrderSnapshot now = order.snapshot();
        assertThat(now.finalAmount())
                .isEqualTo(now.totalAmount()
                        .minus(now.discountAmount())
                        .minus(now.pointsUsed())
                        .plus(now.shippingFee()));
        assertThat(Money.sum(
                        now.discounts().stream().map(AppliedDiscount::amount).toList()))
                .isEqualTo(now.discountAmount());
        for (OrderLine line : now.lines()) {
            assertThat(Money.sum(now.discounts().stream()
                            .map(discount -> discount.on(line.id()))
                            .toList()))
                    .isEqualTo(line.discount());
            assertThat(line.discount().plus(line.points())).isLessThanOrEqualTo(line.amount());
        }
        assertThat(now.payment().refundedDirectly()).isLessThanOrEqualTo(now.finalAmount());
        assertThat(now.discounts()).allMatch(AppliedDiscount::isCarried);
    }
}
