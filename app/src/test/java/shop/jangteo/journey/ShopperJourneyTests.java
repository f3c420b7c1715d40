package shop.jangteo.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.jangteo.ShopTest;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.Auditor;
import tools.jackson.databind.JsonNode;

@ShopTest
@DisplayName("The first path, from sign-up to the review")
class ShopperJourneyTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Shop shop;
    private final Auditor auditor;

    ShopperJourneyTests(Operators operators, Auditor auditor, @LocalServerPort int port) {
        this.auditor = auditor;
        this.shop = operators.openShop(port);
    }

    @AfterEach
    void theAuditorFindsNothing() {
        auditor.assertClean();
    }

    @Test
    @DisplayName("ID-1 ID-3 CA-5 OR-1 OR-4 PR-4 PR-5 PA-2 DE-1 DE-3 DE-5 OR-11 SU-1 SU-5: a shopper's day")
    void aShoppersDay() {
        Goods jacket = shop.sell(42_000, 7);
        Person buyer = shop.signUp();
        assertThat(shop.points(buyer)).isZero();
        shop.givePoints(buyer, 3_000);
        String coupon = shop.issueCoupon(
                buyer,
                Map.of("type", "PERCENTAGE", "discountValue", 10, "maxDiscount", 8_000, "minimumPurchase", 30_000));

        JsonNode found = shop.guest()
                .get("/api/products?keyword=" + "봄".repeat(1) + "&sort=newest")
                .expect(200)
                .json();
        assertThat(found.get("items").valueStream().map(item -> item.get("id").asString()))
                .contains(jacket.productId());
        assertThat(shop.guest()
                        .get("/api/products/" + jacket.productId())
                        .expect(200)
                        .text("name"))
                .startsWith("봄 재킷");

        JsonNode cart = buyer.api()
                .post("/api/cart/items", Map.of("variantId", jacket.variantId(), "quantity", 2))
                .expect(200)
                .json();
        assertThat(cart.get("subtotal").asLong()).isEqualTo(84_000);

        Answer placed = buyer.api()
                .idempotencyKey("day-" + buyer.id())
                .post(
                        "/api/orders",
                        Map.of(
                                "fromCart",
                                true,
                                "shippingAddress",
                                Shop.address(),
                                "paymentMethod",
                                "CARD",
                                "couponIds",
                                List.of(coupon),
                                "usePoints",
                                3_000))
                .expect(201);
        JsonNode order = placed.json();
        // 84,000 - 8,000 (10 % would be 8,400, at most 8,000) - 3,000 points, delivery free
        assertThat(order.get("totalAmount").asLong()).isEqualTo(84_000);
        assertThat(order.get("discountAmount").asLong()).isEqualTo(8_000);
        assertThat(order.get("pointsUsed").asLong()).isEqualTo(3_000);
        assertThat(order.get("shippingFee").asLong()).isZero();
        assertThat(order.get("finalAmount").asLong()).isEqualTo(73_000);
        assertThat(order.get("orderNumber").asString()).matches("KF\\d{6}[0-9A-F]{6}");
        JsonNode waiting = buyer.api().get("/api/cart").json();
        assertThat(waiting.at("/items/0/inPayment/orderNumber").asString())
                .isEqualTo(order.get("orderNumber").asString());
        assertThat(waiting.get("subtotal").asLong()).isZero();
        shop.awaitAvailable(jacket, 5);
        assertThat(shop.points(buyer)).isZero();

        JsonNode payment = shop.pay(buyer, order, "approve").expect(201).json();
        assertThat(payment.get("status").asString()).isEqualTo("SUCCESS");
        assertThat(payment.get("amount").asLong()).isEqualTo(73_000);
        assertThat(shop.see(buyer, order).get("status").asString()).isEqualTo("PAID");
        assertThat(buyer.api().get("/api/cart").json().get("items")).isEmpty();

        JsonNode shipment = shop.shipmentOf(order);
        shop.ship(shipment, "123456789012");
        assertThat(shop.see(shop.operator(), order).get("status").asString()).isEqualTo("SHIPPED");
        for (String step : List.of("PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED")) {
            shop.report(shipment, step);
        }
        await().atMost(SOON)
                .until(() -> shop.see(buyer, order).get("status").asString().equals("DELIVERED"));
        JsonNode timeline = buyer.api()
                .get("/api/orders/" + order.get("id").asString() + "/shipments")
                .expect(200)
                .json();
        assertThat(timeline.get(0).get("invoiceNumber").asString()).isEqualTo("123456789012");
        assertThat(timeline.get(0).get("trackingUrl").asString()).contains("123456789012");
        assertThat(timeline.get(0).get("events").size()).isGreaterThanOrEqualTo(4);

        buyer.api()
                .post("/api/orders/" + order.get("id").asString() + "/confirm")
                .expect(200);
        assertThat(shop.see(buyer, order).get("status").asString()).isEqualTo("CONFIRMED");
        // 1 % of the 73,000 that were paid for the goods
        await().atMost(SOON).until(() -> shop.points(buyer) == 730);

        String line = order.at("/items/0/id").asString();
        buyer.api()
                .post(
                        "/api/products/" + jacket.productId() + "/reviews",
                        Map.of("orderLineId", line, "rating", 5, "text", "가볍고 따뜻해서 마음에 들어요."))
                .expect(201);
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode rating = shop.guest()
                    .get("/api/products/" + jacket.productId())
                    .json()
                    .get("rating");
            assertThat(rating.get("count").asInt()).isEqualTo(1);
            assertThat(rating.get("average").asDouble()).isEqualTo(5.0);
        });
        assertThat(shop.guest()
                        .get("/api/products/" + jacket.productId() + "/reviews")
                        .expect(200)
                        .body())
                .contains("가볍고 따뜻해서");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(buyer.api()
                                .get("/api/users/me/notifications?size=50")
                                .expect(200)
                                .json()
                                .get("totalItems")
                                .asInt())
                        .isGreaterThanOrEqualTo(4));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.operator()
                                .api()
                                .get("/api/admin/audit-log?size=100")
                                .expect(200)
                                .body())
                        .contains("catalog.product.create"));
        assertThat(shop.operator()
                        .api()
                        .get("/api/admin/audit-log/verification")
                        .expect(200)
                        .json()
                        .get("intact")
                        .asBoolean())
                .isTrue();
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode figures = shop.operator()
                    .api()
                    .get("/api/admin/dashboard")
                    .expect(200)
                    .json();
            assertThat(figures.at("/sales/amount").asLong()).isGreaterThanOrEqualTo(73_000);
            assertThat(figures.get("newMembers").asInt()).isGreaterThanOrEqualTo(1);
            assertThat(figures.at("/ordersByStatus/CONFIRMED").asInt()).isGreaterThanOrEqualTo(1);
        });
    }

    @Test
    @DisplayName("OR-9 PA-7 PR-4 PR-5 CA-7: a cancelled order leaves everything as it was")
    void aCancelledOrderLeavesEverythingAsItWas() {
        Goods bag = shop.sell(25_000, 4);
        Person buyer = shop.signUp();
        shop.givePoints(buyer, 2_000);
        String coupon = shop.issueCoupon(buyer, Map.of("type", "FIXED_AMOUNT", "discountValue", 5_000));
        JsonNode order = buyer.api()
                .post(
                        "/api/orders",
                        Map.of(
                                "items", List.of(Map.of("variantId", bag.variantId(), "quantity", 1)),
                                "shippingAddress", Shop.address(),
                                "paymentMethod", "CARD",
                                "couponIds", List.of(coupon),
                                "usePoints", 2_000))
                .expect(201)
                .json();
        assertThat(order.get("finalAmount").asLong()).isEqualTo(25_000 - 5_000 - 2_000 + 3_000);
        JsonNode payment = shop.pay(buyer, order, "approve").expect(201).json();
        shop.awaitAvailable(bag, 3);

        buyer.api()
                .post("/api/orders/" + order.get("id").asString() + "/cancel", Map.of("reason", "마음이 바뀌었어요"))
                .expect(200);

        assertThat(shop.see(buyer, order).get("status").asString()).isEqualTo("CANCELLED");
        shop.awaitAvailable(bag, 4);
        assertThat(shop.points(buyer)).isEqualTo(2_000);
        assertThat(buyer.api()
                        .get("/api/users/me/coupons?status=ISSUED")
                        .expect(200)
                        .body())
                .contains(coupon);
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode refunded = buyer.api()
                    .get("/api/payments/" + payment.get("id").asString())
                    .expect(200)
                    .json();
            assertThat(refunded.get("status").asString()).isEqualTo("REFUNDED");
            assertThat(refunded.get("refunds").size()).isEqualTo(1);
            assertThat(refunded.at("/refunds/0/amount").asLong()).isEqualTo(21_000);
        });
        assertThat(buyer.api()
                        .post("/api/orders/" + order.get("id").asString() + "/cancel", Map.of("reason", "again"))
                        .expect(409)
                        .code())
                .isEqualTo("ILLEGAL_ORDER_STATE");
    }

    @Test
    @DisplayName("PA-3: a declined payment says why, and the order can be paid again")
    void aDeclinedPaymentCanBeTriedAgain() {
        Goods cup = shop.sell(15_000, 3);
        Person buyer = shop.signUp();
        JsonNode order = shop.order(buyer, cup, 1);

        Answer declined = shop.pay(buyer, order, "decline-limit").expect(402);

        assertThat(declined.code()).isEqualTo("PAYMENT_DECLINED");
        assertThat(declined.text("reason")).isNotBlank();
        assertThat(shop.see(buyer, order).get("status").asString()).isEqualTo("PAYMENT_FAILED");
        shop.awaitAvailable(cup, 2);
        shop.pay(buyer, order, "approve").expect(201);
        assertThat(shop.see(buyer, order).get("status").asString()).isEqualTo("PAID");
        assertThat(shop.pay(buyer, order, "approve").expect(409).code()).isEqualTo("ORDER_ALREADY_PAID");
    }

    @Test
    @DisplayName("PA-5: money that was taken though the answer was lost makes the order paid")
    void aLostAnswerOfTheProviderIsResolved() {
        Goods cup = shop.sell(15_000, 3);
        Person buyer = shop.signUp();
        JsonNode order = shop.order(buyer, cup, 1);

        assertThat(shop.pay(buyer, order, "timeout-after-capture").expect(201).text("status"))
                .isEqualTo("UNKNOWN");

        shop.advanceClock("PT10S");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.see(buyer, order).get("status").asString().equals("PAID"));
    }

    @Test
    @DisplayName("ID-8: what is somebody else's does not exist")
    void whatIsSomebodyElsesDoesNotExist() {
        Goods cup = shop.sell(15_000, 3);
        Person buyer = shop.signUp();
        Person stranger = shop.signUp();
        JsonNode order = shop.order(buyer, cup, 1);
        String id = order.get("id").asString();

        stranger.api().get("/api/orders/" + id).expect(404);
        stranger.api().get("/api/orders/" + id + "/shipments").expect(404);
        stranger.api().get("/api/orders/" + id + "/payments").expect(404);
        stranger.api()
                .post("/api/orders/" + id + "/cancel", Map.of("reason", "mine"))
                .expect(404);
        stranger.api()
                .post("/api/payments", Map.of("orderId", id, "paymentMethod", "CARD"))
                .expect(404);
        stranger.api().get("/api/users/" + buyer.id()).expect(404);
        stranger.api().get("/api/users/" + buyer.id() + "/points").expect(404);
        buyer.api().get("/api/admin/orders").expect(403);
        shop.guest().get("/api/orders/" + id).expect(401);
        buyer.api().get("/api/orders/" + UUID.randomUUID()).expect(404);
    }

    @Test
    @DisplayName("ID-3 ID-5: after logging out the tokens are dead")
    void afterLoggingOutTheTokensAreDead() {
        Person buyer = shop.signUp();
        buyer.api().get("/api/users/me").expect(200);

        buyer.api().post("/api/auth/logout").expect(204);

        // Within a second is what LiveSessionsTests look at.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> buyer.api().get("/api/users/me").expect(401));
    }
}
