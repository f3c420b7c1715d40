package shop.jangteo.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.jangteo.ShopTest;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Auditor;
import tools.jackson.databind.JsonNode;

@ShopTest
@DisplayName("OR-9: parts of orders, through every context")
class PartJourneyTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Shop shop;
    private final Auditor auditor;

    PartJourneyTests(Operators operators, Auditor auditor, @LocalServerPort int port) {
        this.auditor = auditor;
        this.shop = operators.openShop(port);
    }

    @AfterEach
    void theAuditorFindsNothing() {
        auditor.assertClean();
    }

    private static Map<String, Object> wanted(Goods goods, int quantity) {
        return Map.of("variantId", goods.variantId(), "quantity", quantity);
    }

    private static Map<String, Object> some(JsonNode item, int quantity) {
        return Map.of("itemId", item.get("id").asString(), "quantity", quantity);
    }

    private static JsonNode item(JsonNode order, Goods goods) {
        return order.get("items")
                .valueStream()
                .filter(line -> line.get("variantId").asString().equals(goods.variantId()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode cancel(Person buyer, JsonNode order, List<Map<String, Object>> items) {
        return buyer.api()
                .keyed()
                .post(
                        "/api/orders/" + order.get("id").asString() + "/cancel",
                        Map.of("items", items, "reason", "하나는 됐어요"))
                .expect(200)
                .json();
    }

    private static long won(JsonNode json, String field) {
        return json.get(field).asLong();
    }

    private JsonNode payment(Person buyer, String id) {
        return buyer.api().get("/api/payments/" + id).expect(200).json();
    }

    @Test
    @DisplayName(
            "OR-5 OR-9 PA-2 DE-1: a part of an unpaid order goes, the rest is paid for and packed, to the won and the"
                    + " piece")
    void aPartGoesBeforeTheRestIsPaidFor() {
        Goods coat = shop.sell(20_000, 9);
        Goods socks = shop.sell(7_000, 9);
        Person buyer = shop.signUp();
        shop.givePoints(buyer, 1_000);
        String coupon = shop.issueCoupon(buyer, Map.of("type", "PERCENTAGE", "discountValue", 10));
        JsonNode order = buyer.api()
                .post(
                        "/api/orders",
                        Map.of(
                                "items", List.of(wanted(coat, 3), wanted(socks, 2)),
                                "shippingAddress", Shop.address(),
                                "paymentMethod", "CARD",
                                "couponIds", List.of(coupon),
                                "usePoints", 1_000))
                .expect(201)
                .json();
        assertThat(won(order, "finalAmount")).isEqualTo(74_000 - 7_400 - 1_000);

        JsonNode rest = cancel(buyer, order, List.of(some(item(order, coat), 1), some(item(order, socks), 1)));

        // Coats: 6,000 off and 811 points on three, a third of both goes; socks: 1,400 and 189 on two, a half goes.
        assertThat(won(item(rest, coat), "discount")).isEqualTo(4_000);
        assertThat(won(item(rest, socks), "discount")).isEqualTo(700);
        assertThat(won(rest, "pointsUsed")).isEqualTo(635);
        assertThat(won(rest, "shippingFee")).isEqualTo(3_000);
        assertThat(won(rest, "finalAmount")).isEqualTo(47_000 - 4_700 - 635 + 3_000);
        assertThat(shop.points(buyer)).isEqualTo(365);
        shop.awaitAvailable(coat, 7);
        shop.awaitAvailable(socks, 8);

        JsonNode paid = shop.pay(buyer, order, "approve").expect(201).json();
        assertThat(won(paid, "amount")).isEqualTo(44_665);
        await().atMost(SOON).untilAsserted(() -> {
            List<JsonNode> packed = buyer.api()
                    .get("/api/orders/" + order.get("id").asString() + "/shipments")
                    .expect(200)
                    .json()
                    .valueStream()
                    .flatMap(shipment -> shipment.get("items").valueStream())
                    .toList();
            assertThat(packed).hasSize(2);
            assertThat(packed)
                    .anySatisfy(line -> {
                        assertThat(line.get("variantId").asString()).isEqualTo(coat.variantId());
                        assertThat(line.get("quantity").asInt()).isEqualTo(2);
                    })
                    .anySatisfy(line -> {
                        assertThat(line.get("variantId").asString()).isEqualTo(socks.variantId());
                        assertThat(line.get("quantity").asInt()).isEqualTo(1);
                    });
        });
    }

    @Test
    @DisplayName("OR-9 PA-7 PR-4 PR-5: a part of a paid order and then the rest come back: everything that was given,"
            + " nothing more")
    void aPartComesBackAndThenTheRest() {
        Goods coat = shop.sell(20_000, 9);
        Person buyer = shop.signUp();
        shop.givePoints(buyer, 1_000);
        String coupon = shop.issueCoupon(buyer, Map.of("type", "FIXED_AMOUNT", "discountValue", 7_000));
        JsonNode order = buyer.api()
                .post(
                        "/api/orders",
                        Map.of(
                                "items", List.of(wanted(coat, 3)),
                                "shippingAddress", Shop.address(),
                                "paymentMethod", "CARD",
                                "couponIds", List.of(coupon),
                                "usePoints", 1_000))
                .expect(201)
                .json();
        String payment = shop.pay(buyer, order, "approve").expect(201).text("id");
        assertThat(won(payment(buyer, payment), "amount")).isEqualTo(52_000);

        JsonNode rest = cancel(buyer, order, List.of(some(item(order, coat), 1)));

        assertThat(rest.at("/cancellations/0/refundAmount").asLong()).isEqualTo(20_000 - 2_334 - 333 - 3_000);
        assertThat(won(rest, "finalAmount")).isEqualTo(52_000 - 14_333);
        assertThat(shop.points(buyer)).isEqualTo(333);
        assertThat(wallet(buyer, "USED")).isEqualTo(1);

        Answer refund = buyer.api().post("/api/payments/" + payment + "/refund", Map.of("reason", "나머지도요"));

        assertThat(refund.status()).isIn(200, 202);
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode back = payment(buyer, payment);
            assertThat(back.get("status").asString()).isEqualTo("REFUNDED");
            assertThat(back.get("refunds").valueStream().map(one -> won(one, "amount")))
                    .containsExactlyInAnyOrder(14_333L, 37_667L);
            assertThat(shop.see(buyer, order).get("status").asString()).isEqualTo("CANCELLED");
            assertThat(shop.points(buyer)).isEqualTo(1_000);
            assertThat(wallet(buyer, "ISSUED")).isEqualTo(1);
            shop.awaitAvailable(coat, 9);
        });
    }

    private static int wallet(Person buyer, String status) {
        return buyer.api()
                .get("/api/users/me/coupons?status=" + status)
                .expect(200)
                .json()
                .get("totalItems")
                .asInt();
    }

    @Test
    @DisplayName("OR-12: who looks up one order of a guest pays for it and follows it, and sees nothing of the guest's"
            + " other one")
    void aLookUpOpensOneOrderInEveryContext() {
        Goods coat = shop.sell(20_000, 9);
        Map<String, Object> body = Map.of(
                "items", List.of(wanted(coat, 1)),
                "shippingAddress", Shop.address(),
                "paymentMethod", "CARD",
                "guest", Map.of("name", "이손님", "phone", "010-7777-8888", "email", "guest@example.com"));
        Answer first = shop.guest().post("/api/orders", body).expect(201);
        String cookie = String.valueOf(first.header("Set-Cookie"));
        ApiClient browser = shop.guest().header("Cookie", cookie.substring(0, cookie.indexOf(';')));
        String one = first.text("id");
        String oneIsPaid = browser.post("/api/payments", Map.of("orderId", one, "paymentMethod", "CARD"))
                .expect(201)
                .text("id");
        Answer second = browser.keyed().post("/api/orders", body).expect(201);
        String other = second.text("id");

        ApiClient guest = shop.guest()
                .withToken(shop.guest()
                        .post(
                                "/api/guest-orders/lookup",
                                Map.of("orderNumber", second.text("orderNumber"), "phone", "010-7777-8888"))
                        .expect(200)
                        .text("accessToken"));
        String otherIsPaid = guest.post("/api/payments", Map.of("orderId", other, "paymentMethod", "CARD"))
                .expect(201)
                .text("id");
        guest.get("/api/payments/" + otherIsPaid).expect(200);
        guest.get("/api/orders/" + other + "/payments").expect(200);
        await().atMost(SOON)
                .until(() -> guest.get("/api/orders/" + other + "/shipments").status() == 200
                        && browser.get("/api/orders/" + one + "/shipments").status() == 200);

        guest.get("/api/orders/" + one).expect(404);
        guest.get("/api/orders/" + one + "/payments").expect(404);
        guest.get("/api/orders/" + one + "/shipments").expect(404);
        guest.get("/api/payments/" + oneIsPaid).expect(404);
        guest.post("/api/payments/" + oneIsPaid + "/refund", Map.of("reason", "내 것이 아니지만"))
                .expect(404);
        guest.post("/api/payments/" + otherIsPaid + "/refund", Map.of("reason", "변심"));
        await().atMost(SOON)
                .until(() -> browser.get("/api/orders/" + other).text("status").equals("CANCELLED"));
        assertThat(browser.get("/api/orders/" + one).expect(200).text("status")).isEqualTo("PAID");
    }
}
