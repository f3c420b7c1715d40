package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.ordering.ShippingRulesChanged;
import shop.jangteo.contract.ordering.ShippingZone;
import shop.jangteo.kernel.Money;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ContextTest;
import tools.jackson.databind.JsonNode;

@ContextTest
@DisplayName("PR-9: the quote explains every won")
class QuotingTests {

    private final Shop shop;
    private final Clock clock;
    private final UUID member = UUID.randomUUID();

    QuotingTests(Shop shop, Clock clock) {
        this.shop = shop;
        this.clock = clock;
    }

    private Answer quote(Map<String, Object> request) {
        return shop.member(member).post("/api/quotes", request);
    }

    private static List<Map<String, Object>> items(UUID variant, int quantity) {
        return List.of(Map.of("variantId", variant, "quantity", quantity));
    }

    @Test
    void whatIsAppliedAddsUpToTheTotal() {
        UUID mug = shop.soldFor(12_000);
        String coupon = shop.issue(shop.coupon(Map.of()), member);
        shop.grant(member, 1_000);

        JsonNode quote = quote(Map.of(
                        "items",
                        items(mug, 2),
                        "couponIds",
                        List.of(coupon),
                        "usePoints",
                        1_000,
                        "postalCode",
                        "04524"))
                .expect(200)
                .json();

        assertThat(quote.path("subtotal").asLong()).isEqualTo(24_000);
        assertThat(quote.path("lines").path(0).path("lineAmount").asLong()).isEqualTo(24_000);
        assertThat(quote.path("lines").path(0).path("discount").asLong()).isEqualTo(5_000);
        assertThat(quote.path("discounts").path(0).path("amount").asLong()).isEqualTo(5_000);
        assertThat(quote.path("pointsUsed").asLong()).isEqualTo(1_000);
        assertThat(quote.path("shippingFee").asLong()).isEqualTo(3_000);
        assertThat(quote.path("total").asLong()).isEqualTo(21_000);
        assertThat(quote.path("pointsEarned").asLong()).isEqualTo(180);
        assertThat(quote.path("notApplied").isEmpty()).isTrue();
    }

    @Test
    void deliveryIsFreeFromFiftyThousandWonOfGoods() {
        UUID mug = shop.soldFor(50_000);

        assertThat(quote(Map.of("items", items(mug, 1)))
                        .expect(200)
                        .json()
                        .path("total")
                        .asLong())
                .isEqualTo(50_000);
    }

    @Test
    void aQuoteTakesNothing() {
        UUID mug = shop.soldFor(12_000);
        String coupon = shop.issue(shop.coupon(Map.of()), member);
        shop.grant(member, 1_000);

        quote(Map.of("items", items(mug, 1), "couponIds", List.of(coupon), "usePoints", 1_000))
                .expect(200);

        assertThat(shop.statusOf(coupon, member)).isEqualTo("ISSUED");
        assertThat(shop.balance(member)).isEqualTo(1_000);
    }

    @Test
    void whatIsNotAppliedSaysWhyInTheReadersLanguage() {
        UUID mug = shop.soldFor(12_000);
        String forMore = shop.issue(shop.coupon(Map.of("minimumPurchase", 100_000)), member);
        Map<String, Object> request = Map.of("items", items(mug, 1), "couponIds", List.of(forMore), "usePoints", 500);

        JsonNode korean = quote(request).expect(200).json().path("notApplied");
        JsonNode english = shop.member(member)
                .header("Accept-Language", "en")
                .post("/api/quotes", request)
                .expect(200)
                .json()
                .path("notApplied");

        assertThat(korean.size()).isEqualTo(2);
        assertThat(korean.path(0).path("id").asString()).isEqualTo(forMore);
        assertThat(korean.path(0).path("code").asString()).isEqualTo("COUPON_NOT_APPLICABLE");
        assertThat(korean.path(0).path("message").asString()).contains("최소 구매 금액");
        assertThat(korean.path(1).path("code").asString()).isEqualTo("INSUFFICIENT_POINTS");
        assertThat(english.path(0).path("message").asString()).contains("minimum purchase");
    }

    @Test
    @DisplayName("PR-4: which of my coupons fit, and the best combination")
    void theBestCombinationIsFoundAmongTheMembersCoupons() {
        UUID mug = shop.soldFor(20_000);
        String alone = shop.issue(shop.coupon(Map.of("discountValue", 6_000, "stackable", false)), member);
        String first = shop.issue(shop.coupon(Map.of("discountValue", 4_000)), member);
        String second = shop.issue(shop.coupon(Map.of("discountValue", 3_000)), member);
        String forMore = shop.issue(shop.coupon(Map.of("minimumPurchase", 100_000)), member);

        JsonNode quote = shop.member(member)
                .post("/api/quotes/best", Map.of("items", items(mug, 1)))
                .expect(200)
                .json();

        assertThat(quote.path("discounts")
                        .valueStream()
                        .map(one -> one.path("id").asString()))
                .containsExactlyInAnyOrder(first, second);
        assertThat(quote.path("notApplied")
                        .valueStream()
                        .collect(Collectors.toMap(
                                one -> one.path("id").asString(),
                                one -> one.path("reason").asString())))
                .containsOnly(Map.entry(alone, "NOT_STACKABLE"), Map.entry(forMore, "BELOW_MINIMUM_PURCHASE"));
        assertThat(quote.path("total").asLong()).isEqualTo(16_000);
    }

    @Test
    void whatIsNotSoldCanNotBeQuoted() {
        UUID variant = UUID.randomUUID();
        shop.happened(shop.offer(1_000, UUID.randomUUID(), List.of(), false, 1, variant));

        quote(Map.of("items", items(variant, 1))).expect(404);
        quote(Map.of("items", items(UUID.randomUUID(), 1))).expect(404);
        quote(Map.of("items", List.of())).expect(400);
    }

    @Test
    void theNewestOfferCounts() {
        UUID variant = UUID.randomUUID();
        shop.happened(shop.offer(60_000, UUID.randomUUID(), List.of(), true, 2, variant));
        shop.happened(shop.offer(70_000, UUID.randomUUID(), List.of(), true, 1, variant));

        assertThat(quote(Map.of("items", items(variant, 1)))
                        .expect(200)
                        .json()
                        .path("subtotal")
                        .asLong())
                .isEqualTo(60_000);
    }

    private ShippingRulesChanged rules(long version, long baseFee, ShippingZone... zones) {
        return new ShippingRulesChanged(
                UUID.randomUUID(),
                clock.instant(),
                Money.won(baseFee),
                Money.won(50_000),
                Money.won(10_000),
                List.of(zones),
                version);
    }

    @Test
    @DisplayName("OR-5, PR-9: delivery is quoted by the rules that ordering told last, part by part")
    void deliveryIsQuotedByTheNewestRules() {
        UUID mug = shop.soldFor(12_000);
        long version = clock.instant().getEpochSecond() * 10;
        var jeju = new ShippingZone("제주", "63000", "63644", Money.won(4_000));
        var ulleung = new ShippingZone("울릉", "40200", "40240", Money.won(6_000));
        try {
            shop.happened(rules(version + 1, 2_500, jeju, ulleung));
            shop.happened(rules(version, 9_900));
            shop.happened(rules(version + 1, 8_800));

            JsonNode island = quote(Map.of("items", items(mug, 1), "postalCode", "63644"))
                    .expect(200)
                    .json();
            assertThat(island.path("shippingFee").asLong()).isEqualTo(6_500);
            assertThat(island.path("total").asLong()).isEqualTo(18_500);
            assertThat(island.path("shipping").path("baseFee").asLong()).isEqualTo(2_500);
            assertThat(island.path("shipping").path("zone").asString()).isEqualTo("제주");
            assertThat(island.path("shipping").path("surcharge").asLong()).isEqualTo(4_000);
            assertThat(island.path("shipping").path("waived").asBoolean()).isFalse();

            JsonNode much = quote(Map.of("items", items(mug, 5), "postalCode", "63000"))
                    .expect(200)
                    .json();
            assertThat(much.path("shippingFee").asLong()).isEqualTo(4_000);
            assertThat(much.path("shipping").path("waived").asBoolean()).isTrue();

            assertThat(quote(Map.of("items", items(mug, 1), "postalCode", "63645"))
                            .expect(200)
                            .json()
                            .path("shippingFee")
                            .asLong())
                    .isEqualTo(2_500);
        } finally {
            shop.happened(rules(version + 2, 3_000));
        }
        assertThat(quote(Map.of("items", items(mug, 1), "postalCode", "63000"))
                        .expect(200)
                        .json()
                        .path("shippingFee")
                        .asLong())
                .isEqualTo(3_000);
    }

    @Test
    @DisplayName("PR-9: guests hear what goods cost, and use neither coupons nor points")
    void guestsHearWhatGoodsCost() {
        UUID mug = shop.soldFor(12_000);

        JsonNode quote = shop.guest()
                .post("/api/quotes", Map.of("items", items(mug, 1)))
                .expect(200)
                .json();

        assertThat(quote.path("total").asLong()).isEqualTo(15_000);
        assertThat(quote.path("pointsEarned").asLong()).isZero();
        shop.guest()
                .post("/api/quotes", Map.of("items", items(mug, 1), "usePoints", 1))
                .expect(403);
        shop.guest()
                .post("/api/quotes", Map.of("items", items(mug, 1), "couponIds", List.of(UUID.randomUUID())))
                .expect(403);
    }
}
