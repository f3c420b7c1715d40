package shop.jangteo.contention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.ShopTest;
import shop.jangteo.journey.Operators;
import shop.jangteo.journey.Shop;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.kernel.Actor;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Auditor;

@ShopTest
@DisplayName("Many at once, over HTTP on the real database")
class ContentionTests {

    private final Shop shop;
    private final ApiClient api;
    private final JdbcClient jdbc;
    private final Auditor auditor;

    ContentionTests(Operators operators, ApiClient api, JdbcClient jdbc, Auditor auditor, @LocalServerPort int port) {
        this.auditor = auditor;
        this.shop = operators.openShop(port);
        this.api = api;
        this.jdbc = jdbc;
    }

    private ApiClient buyer() {
        return api.as(Actor.buyer(UUID.randomUUID()));
    }

    private static Map<String, Object> order(List<Goods> goods) {
        return Map.of(
                "items",
                goods.stream()
                        .map(each -> Map.of("variantId", each.variantId(), "quantity", 1))
                        .toList(),
                "shippingAddress",
                Shop.address(),
                "paymentMethod",
                "CARD");
    }

    @AfterEach
    void theAuditorFindsNothing() {
        auditor.assertClean();
    }

    @Test
    @DisplayName("CA-8 OR-13: 100 buyers of 50 units: exactly 50 are sold, everybody else is told that it is sold out")
    void exactlyTheStockIsSold() {
        Goods goods = shop.sell(20_000, 50);

        List<Answer> answers = Crowd.allAtOnce(100, i -> buyer().post("/api/orders", order(List.of(goods))));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(50);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("INSUFFICIENT_STOCK"));
        assertThat(shop.available(goods)).isZero();
        assertThat(jdbc.sql("select concat(on_hand, '/', reserved) from catalog.stock where variant_id ="
                                + " unhex(replace(?, '-', ''))")
                        .param(goods.variantId())
                        .query(String.class)
                        .single())
                .isEqualTo("50/50");
    }

    @Test
    @DisplayName("CA-8: orders of several variants in opposite order never end in a failure")
    void oppositeOrdersNeverFail() {
        List<Goods> goods = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            goods.add(shop.sell(15_000, 30));
        }
        List<Goods> opposite = new ArrayList<>(goods);
        Collections.reverse(opposite);

        List<Answer> answers =
                Crowd.allAtOnce(60, i -> buyer().post("/api/orders", order(i % 2 == 0 ? goods : opposite)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(30);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("INSUFFICIENT_STOCK"));
        assertThat(goods).allSatisfy(each -> assertThat(shop.available(each)).isZero());
    }

    @Test
    @DisplayName("PA-4: two browsers that pay one order at once take the money once")
    void oneOrderIsPaidOnce() {
        Goods goods = shop.sell(20_000, 5);
        ApiClient buyer = buyer();
        String order =
                buyer.post("/api/orders", order(List.of(goods))).expect(201).text("id");

        List<Answer> answers =
                Crowd.allAtOnce(8, i -> buyer.post("/api/payments", Map.of("orderId", order, "paymentMethod", "CARD")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
        assertThat(buyer.get("/api/orders/" + order).expect(200).text("status")).isEqualTo("PAID");
        assertThat(buyer.get("/api/orders/" + order + "/payments")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .filter(payment -> payment.get("status").asString().equals("SUCCESS")))
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from payment.mock_provider_transactions where kind = 'CAPTURE'"
                                + " and answer = 'APPROVED' and order_id = unhex(replace(?, '-', ''))")
                        .param(order)
                        .query(Integer.class)
                        .single())
                .as("captures in the provider's own books")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("OR-4: a repeated Idempotency-Key gives the first answer, also when both arrive together")
    void aRepeatedKeyIsOneOrder() {
        Goods goods = shop.sell(20_000, 20);
        ApiClient buyer = buyer().idempotencyKey("click-" + UUID.randomUUID());

        List<Answer> answers = Crowd.allAtOnce(10, i -> buyer.post("/api/orders", order(List.of(goods))));

        List<String> orders = answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(answer -> answer.text("id"))
                .distinct()
                .toList();
        assertThat(orders).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("IDEMPOTENCY_IN_PROGRESS"));
        Answer again = buyer.post("/api/orders", order(List.of(goods))).expect(201);
        assertThat(again.text("id")).isEqualTo(orders.getFirst());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(shop.available(goods)).isEqualTo(19);
    }

    @Test
    @DisplayName("PR-2: 60 members for 20 coupons: exactly 20 are issued")
    void exactlyTheCouponsAreIssued() {
        String now = shop.operator().api().get("/api/admin/clock").text("now");
        String coupon = shop.operator()
                .api()
                .post(
                        "/api/coupons",
                        Map.of(
                                "name",
                                "선착순",
                                "type",
                                "FIRST_COME",
                                "discountType",
                                "FIXED_AMOUNT",
                                "discountValue",
                                1_000,
                                "quantity",
                                20,
                                "validFrom",
                                now,
                                "validTo",
                                java.time.Instant.parse(now)
                                        .plus(Duration.ofDays(3))
                                        .toString()))
                .expect(201)
                .text("id");

        List<Answer> answers = Crowd.allAtOnce(60, i -> buyer().post("/api/coupons/" + coupon + "/issue"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(20);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("COUPON_SOLD_OUT"));
    }

    @Test
    @DisplayName(
            "F27: paying and cancelling at once end in one legal state, and no money is kept for a cancelled order")
    void payingAndCancellingAtOnce() {
        Goods goods = shop.sell(20_000, 40);
        for (int round = 0; round < 10; round++) {
            ApiClient buyer = buyer();
            String order =
                    buyer.post("/api/orders", order(List.of(goods))).expect(201).text("id");

            List<Answer> answers = Crowd.allAtOnce(
                    2,
                    i -> i == 0
                            ? buyer.post("/api/payments", Map.of("orderId", order, "paymentMethod", "CARD"))
                            : buyer.post("/api/orders/" + order + "/cancel", Map.of("reason", "race")));

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isLessThan(500));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                String state = buyer.get("/api/orders/" + order).expect(200).text("status");
                List<String> payments = buyer.get("/api/orders/" + order + "/payments")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(payment -> payment.get("status").asString())
                        .toList();
                if (state.equals("CANCELLED")) {
                    assertThat(payments).doesNotContain("SUCCESS", "PENDING", "UNKNOWN");
                } else {
                    assertThat(state).isEqualTo("PAID");
                    assertThat(payments).containsOnlyOnce("SUCCESS");
                }
            });
        }
    }
}
