package shop.jangteo.ordering.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.jangteo.ordering.domain.order.OrderFixture.BRAND;
import static shop.jangteo.ordering.domain.order.OrderFixture.BUYER;
import static shop.jangteo.ordering.domain.order.OrderFixture.NOW;
import static shop.jangteo.ordering.domain.order.OrderFixture.OPERATOR;
import static shop.jangteo.ordering.domain.order.OrderFixture.PAYMENT;
import static shop.jangteo.ordering.domain.order.OrderFixture.POLICY;
import static shop.jangteo.ordering.domain.order.OrderFixture.SELLER;
import static shop.jangteo.ordering.domain.order.OrderFixture.cancel;
import static shop.jangteo.ordering.domain.order.OrderFixture.coupon;
import static shop.jangteo.ordering.domain.order.OrderFixture.drawnUp;
import static shop.jangteo.ordering.domain.order.OrderFixture.in;
import static shop.jangteo.ordering.domain.order.OrderFixture.loaded;
import static shop.jangteo.ordering.domain.order.OrderFixture.offer;
import static shop.jangteo.ordering.domain.order.OrderFixture.placed;
import static shop.jangteo.ordering.domain.order.OrderFixture.sheet;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.kernel.Role;
import shop.jangteo.ordering.domain.OrderingRuleBroken.BelowMinimumOrderAmount;
import shop.jangteo.ordering.domain.OrderingRuleBroken.IllegalOrderState;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock;
import shop.jangteo.ordering.domain.offer.Offer;
import shop.jangteo.ordering.domain.order.OrderSheet.Wanted;

class OrderTests {

    @Nested
    @DisplayName("OR-5: what an order costs")
    class Amounts {

        @Test
        void deliveryIsFreeFromFiftyThousandWon() {
            assertThat(drawnUp(sheet(49_999)).snapshot().finalAmount()).isEqualTo(Money.won(52_999));
            assertThat(drawnUp(sheet(50_000)).snapshot().finalAmount()).isEqualTo(Money.won(50_000));
        }

        @Test
        void goodsForLessThanTenThousandWonCantBeOrdered() {
            assertThatThrownBy(() -> drawnUp(sheet(9_999)))
                    .isInstanceOfSatisfying(
                            BelowMinimumOrderAmount.class,
                            refusal -> assertThat(refusal.details())
                                    .containsEntry("minimum", 10_000L)
                                    .containsEntry("total", 9_999L));
            assertThat(drawnUp(sheet(10_000)).snapshot().totalAmount()).isEqualTo(Money.won(10_000));
        }

        @Test
        void discountsAndPointsComeOffAndDeliveryStays() {
            Order order = drawnUp(sheet(30_000, 20_000));

            order.applyDiscounts(List.of(coupon(order, 5_000)), Money.won(1_000));
            order.place();

            OrderSnapshot now = order.snapshot();
            assertThat(now.totalAmount()).isEqualTo(Money.won(50_000));
            assertThat(now.discountAmount()).isEqualTo(Money.won(5_000));
            assertThat(now.shippingFee()).as("counted before discounts").isEqualTo(Money.ZERO);
            assertThat(now.finalAmount()).isEqualTo(Money.won(44_000));
            assertThat(order.events()).doesNotHaveAnyElementsOfTypes(OrderEvent.Repriced.class);
        }

        @Test
        void discountsOfAPlacedOrderAreTakenAnewAndTold() {
            Order order = placed();
            order.applyDiscounts(List.of(coupon(order, 5_000)), Money.ZERO);

            order.applyDiscounts(List.of(coupon(order, 2_000)), Money.ZERO);

            assertThat(order.snapshot().discountAmount()).isEqualTo(Money.won(2_000));
            assertThat(order.areDiscountsChanged()).isTrue();
            assertThat(order.events()).hasOnlyElementsOfType(OrderEvent.Repriced.class);
        }

        @Test
        void noLineIsDiscountedBelowNothing() {
            Order order = placed();

            assertThatThrownBy(() -> order.applyDiscounts(List.of(coupon(order, 20_001)), Money.ZERO))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> order.applyDiscounts(List.of(coupon(placed(), 1)), Money.ZERO))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> order.applyDiscounts(List.of(), Money.won(30_001)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void pointsAreEarnedOnGoodsPaidWithMoney() {
            Order order = drawnUp(sheet(30_000));
            order.applyDiscounts(List.of(coupon(order, 5_000)), Money.won(1_000));
            order.place();
            order.captured(PAYMENT, order.snapshot().finalAmount(), NOW);
            order.ship(SELLER.memberId(), NOW);
            order.delivered(NOW);

            order.confirm(BUYER, NOW);

            assertThat(order.events()).contains(new OrderEvent.Confirmed(Money.won(24_000)));
        }
    }

    @Nested
    @DisplayName("OR-3: what of the wanted things is ordered")
    class Sheet {

        private final Offer coat = offer(100_000, BRAND);
        private final Offer gone = new Offer(
                UUID.randomUUID(), UUID.randomUUID(), BRAND, "스카프", Map.of(), null, Money.won(20_000), false, 5);
        private final Map<UUID, Offer> offers = Map.of(coat.variantId(), coat, gone.variantId(), gone);

        private Wanted wanted(UUID variant, int quantity, int index) {
            return new Wanted(variant, quantity, "items[" + index + "]");
        }

        @Test
        void everythingThatCantBeHadIsNamedAtOnce() {
            List<Wanted> wanted = List.of(
                    wanted(coat.variantId(), 100, 0), wanted(gone.variantId(), 1, 1), wanted(UUID.randomUUID(), 1, 2));

            assertThatThrownBy(() -> OrderSheet.ofAll(wanted, offers, POLICY))
                    .isInstanceOfSatisfying(
                            InvalidField.class,
                            refusal -> assertThat(refusal.violations())
                                    .containsExactly(
                                            new InvalidField.Violation("items[0].quantity", "QUANTITY_TOO_LARGE"),
                                            new InvalidField.Violation("items[1].variantId", "NOT_ON_SALE"),
                                            new InvalidField.Violation("items[2].variantId", "NOT_ON_SALE")));
        }

        @Test
        void theSameThingTwiceIsOneLine() {
            OrderSheet sheet = OrderSheet.ofAll(
                    List.of(wanted(coat.variantId(), 2, 0), wanted(coat.variantId(), 3, 1)), offers, POLICY);

            assertThat(sheet.entries()).containsExactly(new OrderSheet.Entry(coat, Quantity.of(5)));
        }

        @Test
        void stockThatIsKnownHereRefusesNothingByItself() {
            OrderSheet sheet = OrderSheet.ofAll(List.of(wanted(coat.variantId(), 50, 0)), offers, POLICY);

            assertThat(sheet.entries()).containsExactly(new OrderSheet.Entry(coat, Quantity.of(50)));
        }

        @Test
        void whatCantBeHadIsLeftOutWhenThatIsAskedFor() {
            OrderSheet sheet = OrderSheet.ofAvailable(
                    List.of(wanted(coat.variantId(), 50, 0), wanted(gone.variantId(), 1, 1)), offers, POLICY);

            assertThat(sheet.entries()).containsExactly(new OrderSheet.Entry(coat, Quantity.of(10)));
        }

        @Test
        void whenNothingCanBeHadTheAnswerNamesIt() {
            assertThatThrownBy(() -> OrderSheet.ofAvailable(List.of(wanted(gone.variantId(), 2, 0)), offers, POLICY))
                    .isInstanceOfSatisfying(
                            InsufficientStock.class,
                            refusal -> assertThat(refusal.details())
                                    .containsEntry(
                                            "items",
                                            List.of(Map.of(
                                                    "variantId",
                                                            gone.variantId().toString(),
                                                    "requested", 2,
                                                    "available", 0))));
        }
    }

    @Nested
    @DisplayName("OR-7: who may do what")
    class Rights {

        private final Actor stranger = Actor.buyer(UUID.randomUUID());
        private final Actor otherSeller = new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, UUID.randomUUID());

        @Test
        void somebodyElsesOrderIsNotThere() {
            assertThatThrownBy(() -> placed().planCancellation(CancelCause.BUYER, stranger, List.of()))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> placed().planCancellation(CancelCause.BUYER, OPERATOR, List.of()))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> in(OrderStatus.DELIVERED).confirm(stranger, NOW))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> in(OrderStatus.PAID).moveTo(OrderStatus.PREPARING, otherSeller, null, NOW))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> in(OrderStatus.PAID).moveTo(OrderStatus.PREPARING, BUYER, null, NOW))
                    .isInstanceOf(NotFound.class);
        }

        @Test
        void aSellerMovesOnlyWhatIsAllItsOwn() {
            var both = new OrderSheet(List.of(
                    new OrderSheet.Entry(offer(10_000, BRAND), Quantity.of(1)),
                    new OrderSheet.Entry(offer(10_000, otherSeller.brandId()), Quantity.of(1))));
            Order order = drawnUp(both);
            order.place();
            order.captured(PAYMENT, order.snapshot().finalAmount(), NOW);

            assertThatThrownBy(() -> order.moveTo(OrderStatus.PREPARING, SELLER, null, NOW))
                    .isInstanceOf(Forbidden.class);
            order.moveTo(OrderStatus.PREPARING, OPERATOR, null, NOW);
            assertThat(order.status()).isEqualTo(OrderStatus.PREPARING);
        }

        @Test
        void onlyAnOperatorCancelsByHandAndNobodyPaysOrShipsByHand() {
            assertThatThrownBy(() -> in(OrderStatus.PAID).moveTo(OrderStatus.CANCELLED, SELLER, "품절", NOW))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> placed().moveTo(OrderStatus.PAID, OPERATOR, null, NOW))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> in(OrderStatus.PREPARING).moveTo(OrderStatus.SHIPPED, OPERATOR, null, NOW))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> in(OrderStatus.SHIPPED).moveTo(OrderStatus.DELIVERED, OPERATOR, null, NOW))
                    .isInstanceOf(Forbidden.class);
            Order order = in(OrderStatus.PAID);
            order.moveTo(OrderStatus.CANCELLED, OPERATOR, "품절", NOW);
            assertThat(order.events()).contains(new OrderEvent.Cancelled(CancelCause.OPERATOR, "품절", true));
        }
    }

    @Nested
    @DisplayName("OR-8, PA-2: paying and running out of time")
    class Paying {

        @Test
        void theOthersLetGoBeforeTheyFollowTheState() {
            Order order = placed();

            cancel(order);

            assertThat(order.events())
                    .containsExactly(
                            new OrderEvent.Cancelled(CancelCause.BUYER, "마음이 바뀌었어요", false),
                            new OrderEvent.StatusChanged(OrderStatus.PENDING, OrderStatus.CANCELLED));
        }

        @Test
        void theSameCaptureAgainChangesNothing() {
            Order order = in(OrderStatus.PAID);

            order.captured(PAYMENT, order.snapshot().finalAmount(), NOW);

            assertThat(order.isChanged()).isFalse();
            assertThat(order.events()).isEmpty();
        }

        @Test
        void anotherAmountGoesBack() {
            Order order = placed();

            order.captured(PAYMENT, order.snapshot().finalAmount().plus(Money.won(1)), NOW);

            assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
            assertThat(order.events()).containsExactly(new OrderEvent.CaptureRejected(PAYMENT, "AMOUNT_MISMATCH"));
        }

        @Test
        void payingAfterADeclineGoesThroughPending() {
            Order order = in(OrderStatus.PAYMENT_FAILED);

            order.captured(PAYMENT, order.snapshot().finalAmount(), NOW);

            assertThat(order.changes())
                    .extracting(StatusChange::to)
                    .containsExactly(OrderStatus.PENDING, OrderStatus.PAID);
        }

        @Test
        void nobodyStartsToPayWhenTimeIsOver() {
            Order order = placed();

            order.startPayment(NOW.plus(Duration.ofMinutes(30)).minusNanos(1000));
            assertThatThrownBy(() -> order.startPayment(NOW.plus(Duration.ofMinutes(30))))
                    .isInstanceOf(IllegalOrderState.class);
        }

        @Test
        void anOrderIsLeftAloneUntilItsTimeIsOver() {
            Order order = placed();

            order.expire(NOW.plus(Duration.ofMinutes(30)).minusNanos(1000));
            assertThat(order.isChanged()).isFalse();

            order.expire(NOW.plus(Duration.ofMinutes(30)));
            assertThat(order.events()).contains(new OrderEvent.Cancelled(CancelCause.EXPIRED, "EXPIRED", false));
        }

        @Test
        void theRefundOfAnotherPaymentIsNoneOfItsBusiness() {
            Order order = in(OrderStatus.PAID);

            order.refundAsked(UUID.randomUUID(), Money.won(33_000), true, "고객 요청", NOW);

            assertThat(order.isChanged()).isFalse();
        }

        @Test
        void placingTwiceIsRefused() {
            assertThatThrownBy(() -> loaded(placed()).place()).isInstanceOf(IllegalOrderState.class);
        }
    }

    @Nested
    @DisplayName("OR-6: order numbers")
    class Numbers {

        @Test
        void aNumberIsPrefixDayAndSixHexDigits() {
            assertThat(OrderNumber.of("KF", LocalDate.of(2026, 11, 20), 0x7A3FE).value())
                    .isEqualTo("KF26112007A3FE");
            assertThat(OrderNumber.of("KF", LocalDate.of(2026, 1, 2), OrderNumber.PER_DAY - 1)
                            .value())
                    .isEqualTo("KF260102FFFFFF");
        }

        @Test
        void anythingElseIsNone() {
            assertThatThrownBy(() -> new OrderNumber("KFundefined")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
