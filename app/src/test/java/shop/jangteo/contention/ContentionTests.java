package shop.jangteo.contention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
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
import shop.jangteo.watch.Interleaving;
import shop.jangteo.watch.Interleaving.Both;

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

    @Rounds
    @DisplayName("CA-8 OR-13: 100 buyers of 50 units: exactly 50 are sold, everybody else is told that it is sold out")
    void exactlyTheStockIsSold() {
        Goods goods = shop.sell(20_000, 50);

        List<Answer> answers = Crowd.allAtOnce(100, i -> buyer().post("/api/orders", order(List.of(goods))));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(50);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("INSUFFICIENT_STOCK"));
        shop.awaitAvailable(goods, 0);
        assertThat(jdbc.sql("select concat(on_hand, '/', reserved) from catalog.stock where variant_id ="
                                + " unhex(replace(?, '-', ''))")
                        .param(goods.variantId())
                        .query(String.class)
                        .single())
                .isEqualTo("50/50");
    }

    @Rounds
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
        goods.forEach(each -> shop.awaitAvailable(each, 0));
    }

    @Rounds
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

    @Rounds
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
        shop.awaitAvailable(goods, 19);
    }

    @Rounds
    @DisplayName(
            "F26: ten clicks at once without a key are one order, a member's and a newcomer's, and so is the next one")
    void clicksWithoutAKeyAreOneOrder() {
        ApiClient member = buyer();
        Goods goods = shop.sell(20_000, 20);
        Map<String, Object> asGuest = new LinkedHashMap<>(order(List.of(goods)));
        asGuest.put("guest", Map.of("name", "이손님", "phone", "010-5555-6666", "email", "clicks@example.com"));

        assertThat(ordersOf(Crowd.allAtOnce(10, i -> member.post("/api/orders", order(List.of(goods))))))
                .hasSize(1);
        List<Answer> guests = Crowd.allAtOnce(10, i -> api.anonymous().post("/api/orders", asGuest));
        assertThat(ordersOf(guests)).hasSize(1);
        String cookie = String.valueOf(guests.getLast().header("Set-Cookie"));
        Answer next = api.anonymous()
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .post("/api/orders", asGuest)
                .expect(201);

        assertThat(next.text("id")).isEqualTo(guests.getFirst().text("id"));
        shop.awaitAvailable(goods, 18);
    }

    /** All but one of the answers say that they are repeated. */
    private static List<String> ordersOf(List<Answer> answers) {
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
        return answers.stream().map(answer -> answer.text("id")).distinct().toList();
    }

    @Rounds
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

    @Rounds
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

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201, 409));
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

    private String paid(ApiClient buyer, Goods goods, int quantity) {
        String order = buyer.post(
                        "/api/orders",
                        Map.of(
                                "items",
                                List.of(Map.of("variantId", goods.variantId(), "quantity", quantity)),
                                "shippingAddress",
                                Shop.address(),
                                "paymentMethod",
                                "CARD"))
                .expect(201)
                .text("id");
        buyer.post("/api/payments", Map.of("orderId", order, "paymentMethod", "CARD"))
                .expect(201);
        return order;
    }

    private static long givenBack(ApiClient person, String order) {
        return person.get("/api/orders/" + order + "/payments")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .flatMap(payment -> payment.get("refunds").valueStream())
                .filter(refund -> refund.get("status").asString().equals("DONE"))
                .mapToLong(refund -> refund.get("amount").asLong())
                .sum();
    }

    @Rounds
    @DisplayName("CA-8: the last unit in many carts is sold to one of them")
    void theLastUnitInManyCarts() {
        Goods goods = shop.sell(20_000, 1);
        List<ApiClient> buyers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ApiClient buyer = buyer();
            buyer.post("/api/cart/items", Map.of("variantId", goods.variantId(), "quantity", 1))
                    .expect(200);
            buyers.add(buyer);
        }

        List<Answer> answers = Crowd.allAtOnce(
                8,
                i -> buyers.get(i)
                        .post(
                                "/api/orders",
                                Map.of("fromCart", true, "shippingAddress", Shop.address(), "paymentMethod", "CARD")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("INSUFFICIENT_STOCK"));
    }

    @Rounds
    @DisplayName("F27 OR-9: an order that is cancelled from several sides comes back once")
    void cancelledFromSeveralSides() {
        Goods goods = shop.sell(20_000, 3);
        ApiClient buyer = buyer();
        String order = paid(buyer, goods, 2);

        List<Answer> answers =
                Crowd.allAtOnce(6, i -> buyer.post("/api/orders/" + order + "/cancel", Map.of("reason", "side " + i)));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            shop.awaitAvailable(goods, 3);
            assertThat(givenBack(buyer, order)).isEqualTo(43_000);
        });
    }

    @Rounds
    @DisplayName("F27 OR-9: units that are cancelled one by one at once are no more than were ordered")
    void cancelledOneByOne() {
        Goods goods = shop.sell(20_000, 3);
        ApiClient buyer = buyer();
        String order = paid(buyer, goods, 3);
        String line = buyer.get("/api/orders/" + order)
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();

        List<Answer> answers = Crowd.allAtOnce(
                5,
                i -> buyer.keyed()
                        .post(
                                "/api/orders/" + order + "/cancel",
                                Map.of(
                                        "items",
                                        List.of(Map.of("itemId", line, "quantity", 1)),
                                        "reason",
                                        "one of them")));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(buyer.get("/api/orders/" + order).expect(200).text("status"))
                    .isEqualTo("CANCELLED");
            shop.awaitAvailable(goods, 3);
        });
    }

    @Rounds
    @DisplayName("F27 PA-7: refunds that are asked for at once never come to more than was paid")
    void refundsAtOnce() {
        Goods goods = shop.sell(20_000, 5);
        ApiClient buyer = buyer();
        String order = paid(buyer, goods, 1);
        String payment = buyer.get("/api/orders/" + order + "/payments")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();

        List<Answer> answers = Crowd.allAtOnce(
                8,
                i -> shop.operator()
                        .api()
                        .keyed()
                        .post("/api/payments/" + payment + "/refund", Map.of("amount", 5_000, "reason", "part " + i)));

        // Whoever asks for more than is left is told which amount is wrong; the others that somebody was faster.
        assertThat(answers)
                .filteredOn(answer -> answer.status() >= 300)
                .allSatisfy(answer -> assertThat(answer.code()).isIn("VALIDATION_FAILED", "CONCURRENT_CHANGE"));
        long good = answers.stream().filter(answer -> answer.status() < 300).count();
        assertThat(good).isBetween(1L, 4L);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(givenBack(buyer, order)).isEqualTo(good * 5_000));
        assertThat(jdbc.sql("select sum(amount) from payment.mock_provider_transactions where kind = 'REFUND'"
                                + " and answer = 'APPROVED' and of_key = unhex(replace(?, '-', ''))")
                        .param(payment)
                        .query(Long.class)
                        .single())
                .as("given back in the provider's own books")
                .isEqualTo(good * 5_000);
    }

    @Rounds
    @DisplayName("F28 PR-5: points are spent once, from however many devices")
    void pointsFromSeveralDevices() {
        Goods goods = shop.sell(20_000, 10);
        Shop.Person buyer = shop.signUp();
        shop.givePoints(buyer, 1_500);
        Map<String, Object> body = new LinkedHashMap<>(order(List.of(goods)));
        body.put("usePoints", 1_000);

        List<Answer> answers = Crowd.allAtOnce(6, i -> buyer.api().keyed().post("/api/orders", body));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("INSUFFICIENT_POINTS"));
        assertThat(shop.points(buyer)).isEqualTo(500);
    }

    @Rounds
    @DisplayName("F21 F23: the provider tells twice of a capture whose answer is still on its way: one payment")
    void webhooksBeforeTheAnswer() {
        Goods goods = shop.sell(20_000, 5);
        ApiClient buyer = buyer();
        String order =
                buyer.post("/api/orders", order(List.of(goods))).expect(201).text("id");

        List<Answer> answers = Crowd.allAtOnce(
                3,
                i -> buyer.post(
                        "/api/payments",
                        Map.of("orderId", order, "paymentMethod", "CARD", "paymentToken", "duplicate-webhook")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(buyer.get("/api/orders/" + order).expect(200).text("status")).isEqualTo("PAID");
        assertThat(jdbc.sql("select count(*) from payment.mock_provider_transactions where kind = 'CAPTURE'"
                                + " and answer = 'APPROVED' and order_id = unhex(replace(?, '-', ''))")
                        .param(order)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Rounds
    @DisplayName("F27: whoever is first at the order, cancelling or paying, the other one finds it so")
    void cancellingAndPayingInEitherOrder() {
        Goods goods = shop.sell(20_000, 10);
        Interleaving interleaving = new Interleaving(jdbc);
        for (boolean cancelsFirst : new boolean[] {true, false}) {
            ApiClient buyer = buyer();
            String order =
                    buyer.post("/api/orders", order(List.of(goods))).expect(201).text("id");
            Function<String, Answer> cancel = trace ->
                    Interleaving.as(buyer, trace).post("/api/orders/" + order + "/cancel", Map.of("reason", "race"));
            Function<String, Answer> pay = trace -> Interleaving.as(buyer, trace)
                    .post("/api/payments", Map.of("orderId", order, "paymentMethod", "CARD"));

            Both<Answer, Answer> both = interleaving.of(
                    cancelsFirst ? cancel : pay,
                    "from `ordering`.`orders` where `id` = ? for update",
                    cancelsFirst ? pay : cancel);

            assertThat(both.first().status()).isIn(200, 201);
            assertThat(both.second().status()).isIn(200, 409);
            boolean cancelled =
                    buyer.get("/api/orders/" + order).expect(200).text("status").equals("CANCELLED");
            assertThat(cancelled).isEqualTo(cancelsFirst || both.second().status() == 200);
        }
    }
}
