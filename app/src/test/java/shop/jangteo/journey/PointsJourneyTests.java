package shop.jangteo.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
@DisplayName("PR-5: points that are bought, from the money to the goods and back")
class PointsJourneyTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Shop shop;
    private final Auditor auditor;

    PointsJourneyTests(Operators operators, Auditor auditor, @LocalServerPort int port) {
        this.auditor = auditor;
        this.shop = operators.openShop(port);
    }

    @AfterEach
    void theAuditorFindsNothing() {
        auditor.assertClean();
    }

    private static Answer charge(Person buyer, long won, String token) {
        return buyer.api()
                .keyed()
                .post(
                        "/api/users/me/points/charge",
                        Map.of("amount", won, "paymentMethod", "CARD", "paymentToken", token));
    }

    private static String statusOf(Person buyer, String charge) {
        return buyer.api()
                .get("/api/users/me/points/charges/" + charge)
                .expect(200)
                .text("status");
    }

    private static JsonNode paymentOf(Person buyer, String charge) {
        return buyer.api()
                .get("/api/orders/" + charge + "/payments")
                .expect(200)
                .json()
                .path("items")
                .path(0);
    }

    @Test
    void pointsAreBoughtSpentReturnedAndRefunded() {
        Person buyer = shop.signUp();
        Goods mug = shop.sell(20_000, 3);

        JsonNode bought = charge(buyer, 30_000, "approve").expect(201).json();
        String charge = bought.path("id").asString();
        assertThat(bought.path("status").asString()).isEqualTo("DONE");
        assertThat(shop.points(buyer)).isEqualTo(30_000);
        String payment = paymentOf(buyer, charge).path("id").asString();

        JsonNode order = buyer.api()
                .idempotencyKey(UUID.randomUUID().toString())
                .post(
                        "/api/orders",
                        Map.of(
                                "items",
                                List.of(Map.of("variantId", mug.variantId(), "quantity", 2)),
                                "shippingAddress",
                                Shop.address(),
                                "paymentMethod",
                                "CARD",
                                "usePoints",
                                25_000))
                .expect(201)
                .json();
        assertThat(shop.points(buyer)).isEqualTo(5_000);
        assertThat(shop.operator()
                        .api()
                        .post("/api/payments/" + payment + "/refund", Map.of("reason", "changed my mind"))
                        .expect(409)
                        .code())
                .isEqualTo("POINTS_ALREADY_SPENT");

        buyer.api()
                .post("/api/orders/" + order.path("id").asString() + "/cancel", Map.of("reason", "too many"))
                .expect(200);
        assertThat(shop.points(buyer)).isEqualTo(30_000);
        assertThat(shop.operator()
                        .api()
                        .post("/api/payments/" + payment + "/refund", Map.of("reason", "changed my mind"))
                        .status())
                .isIn(200, 202);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(statusOf(buyer, charge)).isEqualTo("REFUNDED"));
        assertThat(shop.points(buyer)).isZero();
    }

    @Test
    void whoIsDeclinedHearsWhyAndMayTryAgain() {
        Person buyer = shop.signUp();

        Answer declined = charge(buyer, 10_000, "decline-limit").expect(402);
        charge(buyer, 10_000, "approve").expect(201);

        assertThat(declined.code()).isEqualTo("PAYMENT_DECLINED");
        assertThat(declined.text("reason")).isNotBlank();
        assertThat(shop.points(buyer)).isEqualTo(10_000);
    }

    @Test
    @DisplayName("PA-5: a provider that loses its answer after taking the money brings the points in the end")
    void aLostAnswerBringsThePointsInTheEnd() {
        Person buyer = shop.signUp();

        Answer open = charge(buyer, 10_000, "timeout-after-capture");
        assertThat(open.status()).isIn(201, 202);

        shop.advanceClock("PT10S");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(shop.points(buyer)).isEqualTo(10_000));
        assertThat(statusOf(buyer, open.text("id"))).isEqualTo("DONE");
    }

    @Test
    @DisplayName("PR-5: ten charges at once all count")
    void tenChargesAtOnceAllCount() {
        Person buyer = shop.signUp();

        List<Integer> answers = IntStream.range(0, 10)
                .parallel()
                .mapToObj(each -> charge(buyer, 1_000, "approve").status())
                .toList();

        assertThat(answers).isSubsetOf(201, 202);
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.points(buyer)).isEqualTo(10_000));
    }
}
