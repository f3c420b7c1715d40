package shop.jangteo.contention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.ShopTest;
import shop.jangteo.journey.Operators;
import shop.jangteo.journey.Shop;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.application.ExpireOrder;
import shop.jangteo.ordering.application.ExpireOrders;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.payment.application.ResolvePayment;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Auditor;
import shop.jangteo.watch.Interleaving;
import shop.jangteo.watch.Interleaving.Both;

/** What a crowd meets by chance once in a thousand times, here every time: the first one stands at the order's row. */
@ShopTest
@DisplayName("Two who come in the worst order")
class InterleavingTests {

    private static final String ORDER_LOCKED = "from `ordering`.`orders` where `id` = ? for update";
    private static final int TO_PAY = 23_000;

    private final Shop shop;
    private final ApiClient api;
    private final JdbcClient jdbc;
    private final Auditor auditor;
    private final ExpireOrder expireOrder;
    private final ExpireOrders expireOrders;
    private final ResolvePayment resolve;
    private final Interleaving interleaving;
    private final ApiClient buyer;

    InterleavingTests(
            Operators operators,
            ApiClient api,
            JdbcClient jdbc,
            Auditor auditor,
            ExpireOrder expireOrder,
            ExpireOrders expireOrders,
            ResolvePayment resolve,
            @LocalServerPort int port) {
        this.shop = operators.openShop(port);
        this.api = api;
        this.jdbc = jdbc;
        this.auditor = auditor;
        this.expireOrder = expireOrder;
        this.expireOrders = expireOrders;
        this.resolve = resolve;
        this.interleaving = new Interleaving(jdbc);
        this.buyer = api.as(Actor.buyer(UUID.randomUUID()));
    }

    @AfterEach
    void theAuditorFindsNothing() {
        ApiClient operator = shop.operator().api();
        operator.post("/api/mock-provider/webhooks/release").expect(200);
        operator.put("/api/mock-provider/faults", Map.of()).expect(200);
        auditor.assertClean();
    }

    private String placed() {
        return Scene.placed(buyer, shop.sell(20_000, 5));
    }

    private Answer confirm(String trace, String payment, String what) {
        return Interleaving.as(buyer, trace)
                .post(
                        "/api/payments/confirm",
                        Map.of("paymentKey", "mock-" + payment + what, "orderId", payment, "amount", TO_PAY));
    }

    private Answer told(String trace, String payment) {
        return Interleaving.as(api.anonymous(), trace)
                .header("X-Webhook-Secret", "what-only-the-provider-knows")
                .post(
                        "/api/webhooks/payments/mock",
                        Map.of("messageId", UUID.randomUUID().toString(), "paymentId", payment))
                .expect(200);
    }

    private long sum(String sql, String id) {
        return jdbc.sql(sql).param(id).query(Long.class).single();
    }

    private void assertPaidOnce(String order, String payment) {
        assertThat(buyer.get("/api/orders/" + order).expect(200).text("status")).isEqualTo("PAID");
        assertThat(sum(
                        "select coalesce(sum(amount), 0) from payment.mock_provider_transactions where kind = 'CAPTURE'"
                                + " and answer = 'APPROVED' and request_key = unhex(replace(?, '-', ''))",
                        payment))
                .as("taken, by the provider's books")
                .isEqualTo(TO_PAY);
        assertThat(sum(
                        "select coalesce(sum(amount), 0) from payment.ledger_postings where debit_account ="
                                + " 'PROVIDER_RECEIVABLE' and payment_id = unhex(replace(?, '-', ''))",
                        payment))
                .as("taken, by ours")
                .isEqualTo(TO_PAY);
        assertThat(sum(
                        "select count(*) from ordering.order_history where to_status = 'PAID' and order_id ="
                                + " unhex(replace(?, '-', ''))",
                        order))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "stopped behind {0}")
    @ValueSource(strings = {"update `payment`.`payments`", ORDER_LOCKED})
    @DisplayName("F23: the provider's message comes before the answer to the confirmation is recorded")
    void theMessageOvertakesTheAnswer(String stop) {
        String order = placed();
        String payment = Scene.pay(buyer, order, "window").expect(201).text("id");

        Both<Answer, Answer> both =
                interleaving.of(trace -> confirm(trace, payment, ""), stop, trace -> told(trace, payment));

        assertThat(both.first().expect(200).text("status")).isEqualTo("SUCCESS");
        assertPaidOnce(order, payment);
    }

    @ParameterizedTest(name = "the message first: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("F23: the answer to the confirmation is lost, and the message meets the buyer who tries again")
    void theMessageMeetsTheNextTry(boolean messageFirst) {
        String order = placed();
        String payment = Scene.pay(buyer, order, "window").expect(201).text("id");
        confirm(UUID.randomUUID().toString().replace("-", ""), payment, ".timeout-after-capture");
        Function<String, Answer> message = trace -> told(trace, payment);
        Function<String, Answer> nextTry = trace -> Scene.pay(Interleaving.as(buyer, trace), order);

        Both<Answer, Answer> both =
                interleaving.of(messageFirst ? message : nextTry, ORDER_LOCKED, messageFirst ? nextTry : message);

        Answer tried = messageFirst ? both.second() : both.first();
        assertThat(tried.expect(409).code()).isIn("ORDER_ALREADY_PAID", "PAYMENT_IN_PROGRESS");
        assertPaidOnce(order, payment);
    }

    @ParameterizedTest(name = "{0} won, then {1} won")
    @CsvSource({
        "15000, 15000, 15000",
        "23000, 5000, 23000",
        "5000, 23000, 5000",
        "23000, 23000, 23000",
        "8000, 15000, 23000"
    })
    @DisplayName("F27 PA-7: of two refunds at once the second gets what is left, or nothing")
    void twoRefunds(int first, int second, int back) {
        String order = placed();
        String payment = Scene.pay(buyer, order).expect(201).text("id");

        Both<Answer, Answer> both = interleaving.of(
                trace -> refund(trace, payment, first), ORDER_LOCKED, trace -> refund(trace, payment, second));

        assertThat(both.first().status()).isLessThan(300);
        if (first + second <= TO_PAY) {
            assertThat(both.second().status()).isLessThan(300);
        } else {
            assertThat(both.second().code())
                    .isIn("VALIDATION_FAILED", "ALREADY_REFUNDED", "ILLEGAL_ORDER_STATE", "CONCURRENT_CHANGE");
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sum(
                                "select coalesce(sum(amount), 0) from payment.mock_provider_transactions where kind ="
                                        + " 'REFUND' and answer = 'APPROVED' and of_key = unhex(replace(?, '-', ''))",
                                payment))
                        .as("given back, by the provider's books")
                        .isEqualTo(back));
    }

    private Answer refund(String trace, String payment, int amount) {
        return Interleaving.as(shop.operator().api(), trace)
                .keyed()
                .post("/api/payments/" + payment + "/refund", Map.of("amount", amount, "reason", "race"));
    }

    private void overdue(String order) {
        jdbc.sql("update ordering.orders set expires_at = placed_at where id = unhex(replace(?, '-', ''))")
                .param(order)
                .update();
    }

    private List<String> statesOfPayments(String order) {
        return buyer.get("/api/orders/" + order + "/payments")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(payment -> payment.get("status").asString())
                .toList();
    }

    @Test
    @DisplayName("OR-8: an order is being ended when somebody pays it: it ends, and nothing is taken")
    void paidWhileItExpires() {
        String order = placed();
        overdue(order);

        // This very order: others of the shop may be overdue too.
        Both<Integer, Answer> both = interleaving.of(
                trace -> {
                    expireOrder.handle(new ExpireOrder.Command(new OrderId(UUID.fromString(order))));
                    return 0;
                },
                ORDER_LOCKED,
                trace -> Scene.pay(Interleaving.as(buyer, trace), order));

        assertThat(both.second().expect(409).code()).isEqualTo("ILLEGAL_ORDER_STATE");
        // Not the buyer's own doing, so what the buyer reads may be a moment old.
        await().untilAsserted(() -> assertThat(
                        buyer.get("/api/orders/" + order).expect(200).text("status"))
                .isEqualTo("CANCELLED"));
        assertThat(statesOfPayments(order)).doesNotContain("SUCCESS", "PENDING", "UNKNOWN");
        assertThat(sum(
                        "select count(*) from payment.mock_provider_transactions where order_id ="
                                + " unhex(replace(?, '-', ''))",
                        order))
                .as("asked of the provider")
                .isZero();
    }

    @ParameterizedTest(name = "stopped behind {0}")
    @ValueSource(strings = {"insert into `payment`.`payments`", "update `payment`.`payments`"})
    @DisplayName("OR-8: an order whose time is over while its money is on its way is paid")
    void expiresWhileItIsPaid(String stop) {
        String order = placed();

        Both<Answer, Integer> both =
                interleaving.of(trace -> Scene.pay(Interleaving.as(buyer, trace), order), stop, trace -> {
                    overdue(order);
                    expireOrders.handle();
                    return 0;
                });

        assertPaidOnce(order, both.first().expect(201).text("id"));
        assertThat(statesOfPayments(order)).containsExactly("SUCCESS");
    }

    private String account(String order) {
        return buyer.post("/api/payments", Map.of("orderId", order, "paymentMethod", "VIRTUAL_ACCOUNT"))
                .expect(201)
                .text("id");
    }

    @Test
    @DisplayName(
            "OR-8, PA-5: an order that was deposited for in its last seconds is paid, though nobody has told of it")
    void depositedForInItsLastSeconds() {
        String order = placed();
        String payment = account(order);
        ApiClient operator = shop.operator().api();
        operator.put("/api/mock-provider/faults", Map.of("webhooks", "late")).expect(200);
        operator.post("/api/mock-provider/deposits", Map.of("paymentId", payment))
                .expect(204);
        overdue(order);

        expireOrders.handle();
        String expired = buyer.get("/api/orders/" + order).expect(200).text("status");
        operator.post("/api/mock-provider/webhooks/release").expect(200);
        operator.put("/api/mock-provider/faults", Map.of()).expect(200);

        assertThat(expired).isEqualTo("PENDING");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertPaidOnce(order, payment));
    }

    private String depositedAndRefundedInPart(String order) {
        ApiClient operator = shop.operator().api();
        String payment = account(order);
        operator.post("/api/mock-provider/deposits", Map.of("paymentId", payment))
                .expect(204);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(statesOfPayments(order)).containsExactly("SUCCESS"));
        operator.keyed()
                .post(
                        "/api/payments/" + payment + "/refund",
                        Map.of(
                                "amount",
                                5_000,
                                "reason",
                                "배송 지연 보상",
                                "refundAccount",
                                Map.of("bank", "88", "accountNumber", "110123456789", "holderName", "김장터")))
                .expect(200);
        return payment;
    }

    private Answer cancel(String trace, String order) {
        return Interleaving.as(buyer, trace).post("/api/orders/" + order + "/cancel", Map.of("reason", "변심"));
    }

    private long deadlocks() {
        return jdbc.sql("select variable_value from information_schema.global_status where variable_name ="
                        + " 'Innodb_deadlocks'")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest(name = "the bank first: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "PA-6 F27: the bank takes a deposit back of which a part has gone back, and the buyer cancels: one waits"
                    + " for the other")
    void takenBackAfterARefundAndCancelled(boolean bankFirst) {
        String order = placed();
        String payment = depositedAndRefundedInPart(order);
        ApiClient operator = shop.operator().api();
        operator.put("/api/mock-provider/faults", Map.of("webhooks", "late")).expect(200);
        operator.post("/api/mock-provider/deposits/take-back", Map.of("orderId", order))
                .expect(204);
        // Not by a message: the provider was asked about this payment only just now.
        Function<String, Object> bank = trace -> resolve.handle(UUID.fromString(payment));
        Function<String, Object> cancellation = trace -> cancel(trace, order);
        long deadlocksBefore = deadlocks();

        Both<Object, Object> both = bankFirst
                ? interleaving.of(bank, "insert into `payment`.`payment_mismatches`", cancellation)
                : interleaving.of(cancellation, ORDER_LOCKED, bank);
        assertThat(deadlocks() - deadlocksBefore).isZero();
        Answer cancelled = (Answer) (bankFirst ? both.second() : both.first());
        assertThat(cancelled.expect(200).text("status")).isEqualTo("CANCELLED");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sum(
                                "select coalesce(sum(amount), 0) from payment.refunds where status <> 'WITHDRAWN' and"
                                        + " payment_id = unhex(replace(?, '-', ''))",
                                payment))
                        .as("the bank has the rest")
                        .isEqualTo(5_000));
    }
}
