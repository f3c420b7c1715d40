package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.promotion.DiscountTaken;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.InsufficientPoints;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsExceedAmount;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("PR-4, PR-5, OR-4, OR-9: coupons and points of an order")
class DiscountingOrdersTests {

    private final Shop shop;
    private final Heard heard;
    private final UUID buyer = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();

    DiscountingOrdersTests(Shop shop, Heard heard) {
        this.shop = shop;
        this.heard = heard;
    }

    @Test
    void anOrderTakesCouponsAndPointsAndOrderingHearsEveryWon() {
        String issued = shop.issue(shop.coupon(Map.of()), buyer);
        shop.grant(buyer, 3_000);
        List<OrderedLine> lines = List.of(Shop.line(30_000), Shop.line(10_000));

        shop.happened(shop.discountRequested(order, buyer, lines, List.of(issued), 2_000));

        DiscountTaken taken = heard.lastDiscountOf(order).orElseThrow();
        assertThat(taken.pointsUsed()).isEqualTo(Money.won(2_000));
        assertThat(taken.discounts()).singleElement().satisfies(discount -> {
            assertThat(discount.source()).isEqualTo("COUPON");
            assertThat(discount.id()).hasToString(issued);
            assertThat(discount.amount()).isEqualTo(Money.won(5_000));
            assertThat(discount.perLine())
                    .containsEntry(lines.get(0).lineId(), Money.won(3_750))
                    .containsEntry(lines.get(1).lineId(), Money.won(1_250));
        });
        assertThat(shop.statusOf(issued, buyer)).isEqualTo("USED");
        assertThat(shop.balance(buyer)).isEqualTo(1_000);
        shop.assertBooksBalance();
    }

    @Test
    void theScopeKnowsTheCategoriesThatCatalogTold() {
        UUID category = UUID.randomUUID();
        UUID variant = UUID.randomUUID();
        shop.happened(shop.offer(20_000, UUID.randomUUID(), List.of(UUID.randomUUID(), category), true, 7, variant));
        shop.happened(shop.offer(20_000, UUID.randomUUID(), List.of(), true, 6, variant));
        String issued =
                shop.issue(shop.coupon(Map.of("scope", Map.of("type", "CATEGORIES", "ids", List.of(category)))), buyer);

        shop.happened(shop.discountRequested(order, buyer, List.of(Shop.line(20_000, variant)), List.of(issued), 0));

        assertThat(heard.lastDiscountOf(order).orElseThrow().discounts()).hasSize(1);
    }

    @Test
    @DisplayName("OR-4: a refusal leaves nothing behind")
    void aRefusalLeavesNothingBehind() {
        String issued = shop.issue(shop.coupon(Map.of()), buyer);
        shop.grant(buyer, 1_000);

        assertThatThrownBy(() -> request(order, List.of(issued), 1_001)).isInstanceOf(InsufficientPoints.class);

        assertThat(shop.statusOf(issued, buyer)).isEqualTo("ISSUED");
        assertThat(shop.balance(buyer)).isEqualTo(1_000);
        assertThat(heard.lastDiscountOf(order)).isEmpty();
    }

    private void request(UUID orderId, List<String> coupons, long points) {
        shop.happened(shop.discountRequested(orderId, buyer, List.of(Shop.line(20_000)), coupons, points));
    }

    @Test
    void pointsPayForNoMoreThanTheGoods() {
        shop.grant(buyer, 30_000);

        assertThatThrownBy(() -> request(order, List.of(), 20_001)).isInstanceOf(PointsExceedAmount.class);
    }

    @Test
    @DisplayName("I12: neither somebody else's coupon nor a used one nor one for larger orders counts")
    void aCouponMustBeTheBuyersAndUnusedAndFit() {
        String others = shop.issue(shop.coupon(Map.of()), UUID.randomUUID());
        String used = shop.issue(shop.coupon(Map.of()), buyer);
        request(UUID.randomUUID(), List.of(used), 0);
        String forMore = shop.issue(shop.coupon(Map.of("minimumPurchase", 20_001)), buyer);

        assertThatThrownBy(() -> request(order, List.of(others), 0)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> request(order, List.of(used), 0)).isInstanceOf(CouponNotApplicable.class);
        assertThatThrownBy(() -> request(order, List.of(forMore), 0)).isInstanceOf(CouponNotApplicable.class);
    }

    @Test
    void couponsThatMayNotBeCombinedAreRefusedTogether() {
        String alone = shop.issue(shop.coupon(Map.of("stackable", false)), buyer);
        String other = shop.issue(shop.coupon(Map.of()), buyer);

        assertThatThrownBy(() -> request(order, List.of(alone, other), 0)).isInstanceOf(CouponNotApplicable.class);
        request(order, List.of(alone), 0);
    }

    @Test
    @DisplayName("I13: the end of an order gives everything back, once, however often it is heard")
    void theEndOfAnOrderGivesEverythingBackOnce() {
        String issued = shop.issue(shop.coupon(Map.of()), buyer);
        shop.grant(buyer, 3_000);
        request(order, List.of(issued), 3_000);

        PublishedEvent end = shop.cancelled(order, buyer);
        shop.happened(end);
        shop.happened(end);
        shop.happened(shop.cancelled(order, buyer));

        assertThat(shop.statusOf(issued, buyer)).isEqualTo("ISSUED");
        assertThat(shop.balance(buyer)).isEqualTo(3_000);
        shop.assertBooksBalance();
    }

    @Test
    void theEndOfAnOrderThatTookNothingChangesNothing() {
        shop.happened(shop.cancelled(order, buyer));

        assertThat(shop.balance(buyer)).isZero();
    }

    @Test
    void aRepeatedEndDoesNotFreeACouponThatServesAnotherOrderByNow() {
        String issued = shop.issue(shop.coupon(Map.of()), buyer);
        request(order, List.of(issued), 0);
        shop.happened(shop.cancelled(order, buyer));
        request(UUID.randomUUID(), List.of(issued), 0);

        shop.happened(shop.cancelled(order, buyer));

        assertThat(shop.statusOf(issued, buyer)).isEqualTo("USED");
    }

    @Test
    @DisplayName("I12: ten orders at once want one coupon, and one gets it")
    void oneCouponServesOneOrder() {
        String issued = shop.issue(shop.coupon(Map.of()), buyer);

        List<Object> outcomes = Shop.allAtOnce(IntStream.range(0, 10)
                .mapToObj(each -> order(List.of(issued), 0))
                .toList());

        assertThat(outcomes).filteredOn("won"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(CouponNotApplicable.class::isInstance).hasSize(9);
    }

    private Callable<String> order(List<String> coupons, long points) {
        return () -> {
            request(UUID.randomUUID(), coupons, points);
            return "won";
        };
    }

    @Test
    @DisplayName("I14, F28: ten orders at once want 3,000 of 10,000 points each, and three get them")
    void pointsAreSpentOnce() {
        shop.grant(buyer, 6_000);
        shop.grant(buyer, 4_000);

        List<Object> outcomes = Shop.allAtOnce(
                IntStream.range(0, 10).mapToObj(each -> order(List.of(), 3_000)).toList());

        assertThat(outcomes).filteredOn("won"::equals).hasSize(3);
        assertThat(outcomes).filteredOn(InsufficientPoints.class::isInstance).hasSize(7);
        assertThat(shop.balance(buyer)).isEqualTo(1_000);
        shop.assertBooksBalance();
    }

    @Test
    @DisplayName("I16: cancelled by ten at once, an order gives its points back once")
    void pointsComeBackOnce() {
        shop.grant(buyer, 5_000);
        request(order, List.of(), 5_000);

        Shop.allAtOnce(Stream.generate(() -> (Callable<Boolean>) () -> {
                    shop.happened(shop.cancelled(order, buyer));
                    return true;
                })
                .limit(10)
                .toList());

        assertThat(shop.balance(buyer)).isEqualTo(5_000);
        shop.assertBooksBalance();
    }
}
