package shop.jangteo.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.jangteo.ShopTest;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.testkit.Auditor;
import tools.jackson.databind.JsonNode;

@ShopTest
@DisplayName("PA-6: an order that is paid by a deposit, which doesn't stay")
class DepositJourneyTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Shop shop;
    private final Auditor auditor;

    DepositJourneyTests(Operators operators, Auditor auditor, @LocalServerPort int port) {
        this.auditor = auditor;
        this.shop = operators.openShop(port);
    }

    private String deposited(Person buyer, JsonNode order) {
        String payment = buyer.api()
                .post(
                        "/api/payments",
                        Map.of("orderId", order.path("id").asString(), "paymentMethod", "VIRTUAL_ACCOUNT"))
                .expect(201)
                .text("id");
        deposit(payment);
        return payment;
    }

    private void deposit(String payment) {
        shop.operator()
                .api()
                .post("/api/mock-provider/deposits", Map.of("paymentId", payment))
                .expect(204);
    }

    private void becomes(Person buyer, String payment, String... wanted) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(buyer.api()
                                .get("/api/payments/" + payment)
                                .expect(200)
                                .text("status"))
                        .isIn(Set.of(wanted)));
    }

    @Test
    @DisplayName("a part was cancelled, the bank takes the deposit back: the order waits, and goes on won by won")
    void theBankTakesItBackAfterAPartWasCancelled() {
        Person buyer = shop.signUp();
        Goods mug = shop.sell(20_000, 5);
        JsonNode order = shop.order(buyer, mug, 2);
        String payment = deposited(buyer, order);
        becomes(buyer, payment, "SUCCESS");
        JsonNode shipment = shop.shipmentOf(order);
        buyer.api()
                .keyed()
                .post(
                        "/api/orders/" + order.path("id").asString() + "/cancel",
                        Map.of(
                                "items",
                                List.of(Map.of("itemId", order.at("/items/0/id").asString(), "quantity", 1)),
                                "reason",
                                "하나면 됩니다"))
                .expect(200);

        shop.operator()
                .api()
                .post(
                        "/api/mock-provider/deposits/take-back",
                        Map.of("orderId", order.path("id").asString()))
                .expect(204);

        becomes(buyer, payment, "WAITING_FOR_DEPOSIT");
        assertThat(shop.see(buyer, order).path("hold").isObject()).isTrue();
        assertThat(shop.operator()
                        .api()
                        .post(
                                "/api/admin/shipments/" + shipment.path("id").asString() + "/invoice",
                                Map.of("carrier", "CJ", "invoiceNumber", "123456789012"))
                        .expect(409)
                        .code())
                .as("it doesn't leave the house")
                .isEqualTo("ORDER_ON_HOLD");
        auditor.assertClean();

        deposit(payment);
        becomes(buyer, payment, "SUCCESS");
        assertThat(shop.see(buyer, order).path("hold").isObject()).isFalse();
        buyer.api()
                .put(
                        "/api/payments/" + payment + "/refund-account",
                        Map.of("bank", "88", "accountNumber", "110123456789", "holderName", "김장터"))
                .expect(200);

        becomes(buyer, payment, "PARTIALLY_REFUNDED");
        auditor.assertClean();
    }

    private static Instant expiryOf(JsonNode order) {
        return Instant.parse(order.path("expiresAt").asString());
    }

    @Test
    @DisplayName("PA-4: the buyer leaves the account and pays by card")
    void theBuyerLeavesTheAccountAndPaysByCard() {
        Person buyer = shop.signUp();
        JsonNode order = shop.order(buyer, shop.sell(20_000, 5), 1);
        String account = buyer.api()
                .post(
                        "/api/payments",
                        Map.of("orderId", order.path("id").asString(), "paymentMethod", "VIRTUAL_ACCOUNT"))
                .expect(201)
                .text("id");

        Instant due = expiryOf(shop.see(buyer, order));

        buyer.api().post("/api/payments/" + account + "/leave").expect(200);

        assertThat(expiryOf(shop.see(buyer, order)))
                .as("its stock isn't held for days any more")
                .isBefore(due.minus(Duration.ofDays(1)));
        assertThat(shop.pay(buyer, order, "approve").expect(201).text("status")).isEqualTo("SUCCESS");
        assertThat(shop.see(buyer, order).path("status").asString()).isEqualTo("PAID");
        auditor.assertClean();
    }
}
