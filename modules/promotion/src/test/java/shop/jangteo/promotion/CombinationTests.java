package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.promotion.domain.PromotionRuleBroken;
import shop.jangteo.testkit.ContextTest;
import tools.jackson.databind.JsonNode;

@ContextTest
@TestPropertySource(
        properties = {
            "jangteo.promotion.combination.together=COUPON+COUPON",
            "jangteo.promotion.combination.most-coupons=2",
            "jangteo.promotion.combination.most-points-percent=50",
            "jangteo.promotion.combination.points-unit=100"
        })
@DisplayName("PR-9: the shop's choice of what may be used together holds for quotes and orders alike")
class CombinationTests {

    private final Shop shop;
    private final Heard heard;
    private final UUID buyer = UUID.randomUUID();
    private UUID mug = UUID.randomUUID();

    CombinationTests(Shop shop, Heard heard) {
        this.shop = shop;
        this.heard = heard;
    }

    @BeforeEach
    void aBuyerWithPoints() {
        mug = shop.soldFor(20_000);
        shop.grant(buyer, 30_000);
    }

    private String coupon(int won) {
        return shop.issue(shop.coupon(Map.of("discountValue", won)), buyer);
    }

    private JsonNode quote(List<String> coupons, long points) {
        return shop.member(buyer)
                .post(
                        "/api/quotes",
                        Map.of(
                                "items",
                                List.of(Map.of("variantId", mug, "quantity", 1)),
                                "couponIds",
                                coupons,
                                "usePoints",
                                points))
                .expect(200)
                .json();
    }

    private UUID order(List<String> coupons, long points) {
        UUID order = UUID.randomUUID();
        shop.happened(shop.discountRequested(order, buyer, List.of(Shop.line(20_000, mug)), coupons, points));
        return order;
    }

    private void assertRefusedAlike(List<String> coupons, long points, String code, long usable) {
        JsonNode quote = quote(coupons, points);
        assertThat(quote.path("notApplied").path(0).path("code").asString()).isEqualTo(code);
        assertThat(quote.path("notApplied").path(0).path("message").asString()).doesNotContain("{");
        assertThat(quote.path("pointsUsed").asLong()).isEqualTo(usable);
        assertThatThrownBy(() -> order(coupons, points))
                .isInstanceOfSatisfying(
                        PromotionRuleBroken.class,
                        broken -> assertThat(broken.code()).isEqualTo(code));
    }

    @Test
    void pointsDoNotGoWithCoupons() {
        assertRefusedAlike(List.of(coupon(1_000)), 500, "POINTS_NOT_COMBINABLE", 0);
    }

    @Test
    @DisplayName("PR-4: the best combination doesn't offer points beside a coupon, and says why")
    void theBestCombinationSaysThatPointsDoNotGoWithIt() {
        Map<String, Object> wanted =
                Map.of("items", List.of(Map.of("variantId", mug, "quantity", 1)), "usePoints", 500);

        JsonNode withoutCoupon =
                shop.member(buyer).post("/api/quotes/best", wanted).expect(200).json();
        coupon(1_000);
        JsonNode withCoupon =
                shop.member(buyer).post("/api/quotes/best", wanted).expect(200).json();

        assertThat(withoutCoupon.path("pointsUsed").asLong()).isEqualTo(500);
        assertThat(withCoupon.path("discounts").size()).isEqualTo(1);
        assertThat(withCoupon.path("pointsUsed").asLong()).isZero();
        assertThat(withCoupon.path("notApplied").path(0).path("code").asString())
                .isEqualTo("POINTS_NOT_COMBINABLE");
    }

    @Test
    void pointsPayForHalfOfTheGoodsAtMost() {
        assertRefusedAlike(List.of(), 10_100, "POINTS_EXCEED_AMOUNT", 10_000);
    }

    @Test
    void pointsAreUsedByTheHundred() {
        assertRefusedAlike(List.of(), 950, "POINTS_NOT_IN_UNITS", 900);
    }

    @Test
    void noMoreThanTwoCouponsServeAnOrder() {
        List<String> three = List.of(coupon(1_000), coupon(2_000), coupon(3_000));

        assertRefusedAlike(three, 0, "COUPON_NOT_APPLICABLE", 0);
        assertThat(quote(three, 0).path("notApplied").path(0).path("reason").asString())
                .isEqualTo("TOO_MANY_COUPONS");
    }

    @Test
    void whatTheQuoteAcceptsTheOrderTakesToTheWon() {
        List<String> two = List.of(coupon(1_000), coupon(2_000));

        UUID withCoupons = order(two, 0);
        UUID withPoints = order(List.of(), 10_000);

        assertThat(quote(two, 0).path("notApplied").path(0).path("code").asString())
                .isEqualTo("COUPON_NOT_APPLICABLE");
        assertThat(heard.lastDiscountOf(withCoupons).orElseThrow().discounts()).hasSize(2);
        assertThat(heard.lastDiscountOf(withPoints).orElseThrow().pointsUsed().won())
                .isEqualTo(10_000);
    }

    @Test
    @DisplayName("PR-4: an order that takes points takes no coupon afterwards")
    void anOrderThatTakesPointsTakesNoCouponAfterwards() {
        List<OrderedLine> lines = List.of(Shop.line(20_000, mug));
        UUID order = order(List.of(), 500);
        shop.happened(shop.placed(order, buyer, lines));
        String coupon = coupon(1_000);

        var refused = shop.member(buyer)
                .post("/api/coupons/" + coupon + "/use", Map.of("orderId", order))
                .expect(400);

        assertThat(refused.text("reason")).isEqualTo("NOT_WITH_POINTS");
        assertThat(shop.statusOf(coupon, buyer)).isEqualTo("ISSUED");
    }
}
