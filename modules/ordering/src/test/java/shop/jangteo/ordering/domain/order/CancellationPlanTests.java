package shop.jangteo.ordering.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.jangteo.ordering.domain.order.OrderFixture.BRAND;
import static shop.jangteo.ordering.domain.order.OrderFixture.BUYER;
import static shop.jangteo.ordering.domain.order.OrderFixture.NOW;
import static shop.jangteo.ordering.domain.order.OrderFixture.OPERATOR;
import static shop.jangteo.ordering.domain.order.OrderFixture.PAYMENT;
import static shop.jangteo.ordering.domain.order.OrderFixture.SELLER;
import static shop.jangteo.ordering.domain.order.OrderFixture.cancel;
import static shop.jangteo.ordering.domain.order.OrderFixture.coupon;
import static shop.jangteo.ordering.domain.order.OrderFixture.drawnUp;
import static shop.jangteo.ordering.domain.order.OrderFixture.loaded;
import static shop.jangteo.ordering.domain.order.OrderFixture.offer;
import static shop.jangteo.ordering.domain.order.OrderFixture.units;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.OrderingRuleBroken.NotThatManyLeft;
import shop.jangteo.ordering.domain.OrderingRuleBroken.OrderOnHold;
import shop.jangteo.ordering.domain.OrderingRuleBroken.RefundChanged;

@DisplayName("OR-9: what cancelling part of an order gives back, and why")
class CancellationPlanTests {

    /** Pairs of price and quantity. */
    private static Order of(long... pricesAndQuantities) {
        List<OrderSheet.Entry> entries = new ArrayList<>();
        for (int i = 0; i < pricesAndQuantities.length; i += 2) {
            entries.add(new OrderSheet.Entry(
                    offer(pricesAndQuantities[i], BRAND), Quantity.of((int) pricesAndQuantities[i + 1])));
        }
        return drawnUp(new OrderSheet(entries));
    }

    private static Order paid(Order order) {
        order.place();
        order.captured(PAYMENT, order.snapshot().finalAmount(), NOW);
        return loaded(order);
    }

    private static OrderLine line(Order order, int index) {
        return order.snapshot().lines().get(index);
    }

    private static Money won(long amount) {
        return Money.won(amount);
    }

    @Test
    void theMoneyOfWhatGoesComesBackWithoutItsShareOfDiscountAndPoints() {
        Order order = of(20_000, 3, 10_000, 1);
        order.applyDiscounts(List.of(coupon(order, 6_000, 1_000)), won(6_300));
        order = paid(order);
        assertThat(line(order, 0).points())
                .as("in proportion to what is left to pay")
                .isEqualTo(won(5_400));

        CancellationPlan plan = cancel(order, units(line(order, 0), 1));

        assertThat(plan.goods()).isEqualTo(won(20_000));
        assertThat(plan.discountTakenBack()).isEqualTo(won(2_000));
        assertThat(plan.pointsBack()).isEqualTo(won(1_800));
        assertThat(plan.refund()).as("what was paid with money, less delivery").isEqualTo(won(16_200));
        assertThat(plan.couponsBack()).isEmpty();
        OrderSnapshot now = order.snapshot();
        assertThat(now.totalAmount()).isEqualTo(won(50_000));
        assertThat(now.discountAmount()).isEqualTo(won(5_000));
        assertThat(now.discounts())
                .singleElement()
                .extracting(AppliedDiscount::amount)
                .isEqualTo(won(5_000));
        assertThat(now.pointsUsed()).isEqualTo(won(4_500));
        assertThat(now.finalAmount()).isEqualTo(plan.finalLeft()).isEqualTo(won(40_500));
        assertThat(now.payment().givenBackByCancellations()).isEqualTo(won(16_200));
    }

    @Test
    void partsThatDontComeOutEvenAddUpToTheWhole() {
        Order order = of(10_000, 3);
        order.applyDiscounts(List.of(coupon(order, 100), coupon(order, 1)), won(50));
        order = paid(order);
        Money captured = order.snapshot().finalAmount();

        Money refunds = Money.ZERO;
        Money points = Money.ZERO;
        for (int i = 0; i < 2; i++) {
            CancellationPlan plan = cancel(order, units(line(order, 0), 1));
            refunds = refunds.plus(plan.refund());
            points = points.plus(plan.pointsBack());
            assertThat(plan.discountTakenBack().plus(plan.pointsBack())).isBetween(won(50), won(51));
        }
        CancellationPlan last = order.planCancellation(CancelCause.BUYER, BUYER, List.of());

        assertThat(last.whole()).isTrue();
        assertThat(last.refund()).isEqualTo(order.snapshot().finalAmount());
        assertThat(refunds.plus(last.refund())).isEqualTo(captured);
        assertThat(points.plus(last.pointsBack())).isEqualTo(won(50));
        assertThat(last.couponsBack()).hasSize(2);
    }

    @Test
    void aCouponComesBackWhenNothingLeftNeedsIt() {
        Order order = of(20_000, 2, 10_000, 1);
        AppliedDiscount onCoats = coupon(order, 3_000);
        AppliedDiscount onAll = coupon(order, 2_000, 500);
        order.applyDiscounts(List.of(onCoats, onAll), Money.ZERO);
        order = paid(order);

        assertThat(cancel(order, units(line(order, 0), 1)).couponsBack()).isEmpty();
        CancellationPlan second = cancel(order, units(line(order, 0), 1));

        assertThat(second.couponsBack()).extracting(AppliedDiscount::sourceId).containsExactly(onCoats.sourceId());
        assertThat(order.snapshot().discounts()).singleElement().satisfies(left -> {
            assertThat(left.sourceId()).isEqualTo(onAll.sourceId());
            assertThat(left.amount()).isEqualTo(won(500));
        });
    }

    @Test
    void aShareThatWasRoundedAwayStillNeedsItsCoupon() {
        Order order = of(10_000, 5);
        order.applyDiscounts(List.of(coupon(order, 1)), won(4));
        order = paid(order);
        AppliedDiscount coupon = order.snapshot().discounts().getFirst();

        cancel(order, units(line(order, 0), 4));

        assertThat(order.snapshot().discounts())
                .extracting(AppliedDiscount::sourceId)
                .contains(coupon.sourceId());
    }

    @Test
    void aBuyerPaysTheDeliveryThatTheRestWouldHaveCost() {
        Order order = paid(of(40_000, 1, 10_000, 1));
        assertThat(order.snapshot().shippingFee()).isEqualTo(Money.ZERO);

        CancellationPlan plan = cancel(order, units(line(order, 0), 1));

        assertThat(plan.shippingWithheld()).isEqualTo(won(3_000));
        assertThat(plan.refund()).isEqualTo(won(37_000));
        assertThat(order.snapshot().shippingFee()).isEqualTo(won(3_000));
        assertThat(order.snapshot().finalAmount()).isEqualTo(won(13_000));
        assertThat(cancel(order).refund())
                .as("with the whole everything comes back")
                .isEqualTo(won(13_000));
    }

    @Test
    void deliveryIsWithheldOnceAndNeverMoreThanComesBack() {
        Order order = of(2_000, 1, 30_000, 1, 19_000, 1);
        order.applyDiscounts(List.of(coupon(order, 1_500)), Money.ZERO);
        order = paid(order);

        CancellationPlan first = cancel(order, units(line(order, 0), 1));
        assertThat(first.refund()).isEqualTo(Money.ZERO);
        assertThat(first.shippingFeeAfter()).isEqualTo(won(500));

        CancellationPlan second = cancel(order, units(line(order, 2), 1));
        assertThat(second.shippingFeeAfter()).isEqualTo(won(3_000));
        assertThat(second.refund()).isEqualTo(won(16_500));
    }

    @Test
    void whatTheShopCancelsCostsNoDeliveryThenOrLater() {
        Order order = paid(of(35_000, 1, 10_000, 2));

        CancellationPlan operators = cancel(order, CancelCause.OPERATOR, OPERATOR, units(line(order, 0), 1));
        assertThat(operators.shippingWithheld()).isEqualTo(Money.ZERO);
        assertThat(operators.refund()).isEqualTo(won(35_000));

        CancellationPlan buyers = cancel(order, units(line(order, 1), 1));
        assertThat(buyers.refund()).as("5,000 below what had to be left").isEqualTo(won(7_000));
    }

    @Test
    void aSurchargeIsPaidOnceWhateverIsLeft() {
        Order order = drawnUp(
                new OrderSheet(List.of(
                        new OrderSheet.Entry(offer(40_000, BRAND), Quantity.of(1)),
                        new OrderSheet.Entry(offer(10_000, BRAND), Quantity.of(1)))),
                "63000");
        assertThat(order.snapshot().shippingFee()).isEqualTo(won(3_000));

        assertThat(cancel(paid(order), units(line(order, 0), 1)).shippingFeeAfter())
                .isEqualTo(won(6_000));
    }

    @Test
    void whatWentBackDirectlyIsntGivenBackAgain() {
        Order order = paid(of(20_000, 1, 10_000, 1));
        order.refundAsked(PAYMENT, won(25_000), false, "흠집", NOW);

        CancellationPlan plan = cancel(order, units(line(order, 0), 1));

        assertThat(plan.refund()).isEqualTo(won(8_000));
        assertThat(plan.alreadyRefunded()).isEqualTo(won(12_000));
        OrderPayment payment = order.snapshot().payment();
        assertThat(payment.refundedDirectly()).isEqualTo(won(13_000));
        assertThat(payment.givenBackByCancellations().plus(order.snapshot().finalAmount()))
                .as("what was captured")
                .isEqualTo(won(33_000));
        assertThat(cancel(order).refund()).isEqualTo(Money.ZERO);
    }

    @Test
    void anUnpaidOrderGetsSmaller() {
        Order order = of(20_000, 2);
        order.place();

        CancellationPlan plan = cancel(order, units(line(order, 0), 1));

        assertThat(plan.refund()).isEqualTo(Money.ZERO);
        assertThat(order.snapshot().finalAmount()).isEqualTo(won(23_000));
        order.captured(PAYMENT, won(23_000), NOW);
        assertThat(order.status()).isEqualTo(OrderStatus.PAID);
        assertThat(cancel(order).refund()).isEqualTo(won(23_000));
    }

    @Test
    void allUnitsOfAllLinesAreTheWholeOrder() {
        Order order = paid(of(20_000, 1, 10_000, 1));

        cancel(order, units(line(order, 0), 1), units(line(order, 1), 1));

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.events()).doesNotHaveAnyElementsOfTypes(OrderEvent.LinesCancelled.class);
    }

    @Test
    void moreThanIsLeftIsRefusedByName() {
        Order order = paid(of(20_000, 2, 10_000, 1));
        cancel(order, units(line(order, 0), 1));
        UUID unknown = UUID.randomUUID();
        List<Units> tooMany =
                List.of(units(line(order, 0), 1), units(line(order, 0), 1), new Units(unknown, Quantity.of(1)));

        assertThatThrownBy(() -> order.planCancellation(CancelCause.BUYER, BUYER, tooMany))
                .isInstanceOfSatisfying(
                        NotThatManyLeft.class,
                        refusal -> assertThat(refusal.details())
                                .containsEntry(
                                        "items",
                                        List.of(
                                                Map.of(
                                                        "itemId",
                                                                line(order, 0)
                                                                        .id()
                                                                        .toString(),
                                                        "requested", 2,
                                                        "left", 1),
                                                Map.of("itemId", unknown.toString(), "requested", 1, "left", 0))));
    }

    @Test
    void aRefundThatWasShownIsTheOneThatComesOrNoneDoes() {
        Order order = paid(of(20_000, 2));
        CancellationPlan plan = order.planCancellation(CancelCause.BUYER, BUYER, List.of(units(line(order, 0), 1)));

        plan.requireRefund(null);
        plan.requireRefund(won(20_000));
        assertThatThrownBy(() -> plan.requireRefund(won(20_001)))
                .isInstanceOfSatisfying(
                        RefundChanged.class,
                        changed -> assertThat(changed.details())
                                .containsEntry("expected", 20_001L)
                                .containsEntry("refundAmount", 20_000L));
    }

    @Test
    void onlyTheBuyerAndTheOperatorCancel() {
        Order order = paid(of(20_000, 2));

        assertThatThrownBy(() -> order.planCancellation(CancelCause.OPERATOR, SELLER, List.of()))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> order.planCancellation(CancelCause.OPERATOR, BUYER, List.of()))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> order.planCancellation(CancelCause.BUYER, OPERATOR, List.of()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName(
            "PA-6: an order whose money was taken back is cancelled as a whole or not at all, and gives nothing back")
    void heldOrders() {
        Order order = paid(of(20_000, 2));
        order.depositTakenBack(PAYMENT, NOW.plus(Duration.ofDays(1)));

        assertThatThrownBy(() -> order.planCancellation(CancelCause.BUYER, BUYER, List.of(units(line(order, 0), 1))))
                .isInstanceOf(OrderOnHold.class);
        assertThat(cancel(order).refund()).isEqualTo(Money.ZERO);
        assertThat(order.events()).contains(new OrderEvent.Cancelled(CancelCause.BUYER, "마음이 바뀌었어요", false));
    }
}
