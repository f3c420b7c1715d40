package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.jangteo.payment.adapter.jooq.Tables.MOCK_PROVIDER_TRANSACTIONS;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENT_MISMATCHES;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.contract.payment.PaymentExpired;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.ResolveOpenPayments;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("PA-2: paying by way of the provider's window")
class WindowTests {

    private final ApiClient api;
    private final Ordering ordering;
    private final FaultyGateway gateway;
    private final ResolveOpenPayments resolve;
    private final Payments payments;
    private final DSLContext db;

    WindowTests(
            ApiClient api,
            Ordering ordering,
            FaultyGateway gateway,
            ResolveOpenPayments resolve,
            Payments payments,
            DSLContext db) {
        this.api = api;
        this.ordering = ordering;
        this.gateway = gateway;
        this.resolve = resolve;
        this.payments = payments;
        this.db = db;
    }

    private Answer open(PlacedOrder order, String method) {
        return api.as(order.buyer())
                .post(
                        "/api/payments",
                        Map.of("orderId", order.id(), "paymentMethod", method, "paymentToken", "window"));
    }

    private UUID opened(PlacedOrder order) {
        return UUID.fromString(open(order, "CARD").expect(201).text("id"));
    }

    private Answer confirm(PlacedOrder order, String key, Object reference, long amount) {
        return api.as(order.buyer())
                .post("/api/payments/confirm", Map.of("paymentKey", key, "orderId", reference, "amount", amount));
    }

    private Answer confirm(PlacedOrder order, UUID payment) {
        return confirm(order, "mock-" + payment, payment, order.amount().won());
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private void passTime(String duration) {
        operator().post("/api/admin/clock", Map.of("advance", duration)).expect(200);
    }

    private int takenAtProvider(UUID payment) {
        return db.fetchCount(
                MOCK_PROVIDER_TRANSACTIONS,
                MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY.eq(payment),
                MOCK_PROVIDER_TRANSACTIONS.ANSWER.eq("APPROVED"));
    }

    private PaymentStatus status(UUID payment) {
        return payments.get(payment).status();
    }

    @Test
    void nothingIsTakenBeforeTheBuyerHasAgreedAndTheShopConfirms() {
        PlacedOrder order = ordering.placed(23_000);

        Answer opened = open(order, "CARD").expect(201);

        UUID payment = UUID.fromString(opened.text("id"));
        assertThat(opened.text("status")).isEqualTo("PENDING");
        assertThat(opened.json().at("/checkout/orderId").asString()).isEqualTo(payment.toString());
        assertThat(opened.json().at("/checkout/amount").asLong()).isEqualTo(23_000);
        assertThat(takenAtProvider(payment)).isZero();

        Answer confirmed = confirm(
                        order,
                        opened.json().at("/checkout/paymentKey").asString(),
                        opened.json().at("/checkout/orderId").asString(),
                        23_000)
                .expect(200);

        assertThat(confirmed.text("status")).isEqualTo("SUCCESS");
        assertThat(confirmed.json().path("checkout").isMissingNode()
                        || confirmed.json().path("checkout").isNull())
                .isTrue();
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    @DisplayName("PA-4: a double confirmation finds the first")
    void aDoubleConfirmationFindsTheFirst() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = opened(order);

        confirm(order, payment).expect(200);
        assertThat(confirm(order, payment).expect(200).text("status")).isEqualTo("SUCCESS");
        assertThat(confirm(order, "mock-" + payment, order.id(), 23_000)
                        .expect(200)
                        .text("id"))
                .as("the order's own id will do, too")
                .isEqualTo(payment.toString());
        assertThat(confirm(order, "mock-of-somebody-else", payment, 23_000)
                        .expect(409)
                        .code())
                .isEqualTo("ORDER_ALREADY_PAID");

        assertThat(gateway.confirmationsTriedOf(payment)).isEqualTo(1);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    @DisplayName("PA-4: many confirmations at once take the money once")
    void manyConfirmationsAtOnceTakeTheMoneyOnce() throws Exception {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = opened(order);

        List<Answer> answers = Races.atOnce(10, () -> confirm(order, payment));

        assertThat(answers).allSatisfy(answer -> {
            if (answer.status() != 200) {
                assertThat(answer.expect(409).code()).isEqualTo("PAYMENT_IN_PROGRESS");
            }
        });
        assertThat(gateway.confirmationsTriedOf(payment)).isEqualTo(1);
        assertThat(status(payment)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    @DisplayName("PA-2: another amount than the order's is refused, recorded and alerted, and the provider isn't asked")
    void anotherAmountIsRefusedBeforeTheProviderIsAsked() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = opened(order);

        Answer answer = confirm(order, "mock-" + payment, payment, 100).expect(409);

        assertThat(answer.code()).isEqualTo("AMOUNT_MISMATCH");
        assertThat(gateway.confirmationsTriedOf(payment)).isZero();
        assertThat(status(payment)).isEqualTo(PaymentStatus.PENDING);
        assertThat(operator()
                        .get("/api/admin/payment-mismatches?size=100")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(one -> one.path("paymentId").asString().equals(payment.toString())))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("kind").asString()).isEqualTo("CLIENT_AMOUNT");
                    assertThat(one.path("expected").asString()).contains("23000");
                    assertThat(one.path("actual").asString()).contains("100");
                });
        Alerted.soon(operator(), "payment-mismatch", "payment " + payment + " confirmed as 100 KRW");
        confirm(order, payment).expect(200);
    }

    private long amountsNotedOf(UUID payment) {
        return db.fetchCount(PAYMENT_MISMATCHES, PAYMENT_MISMATCHES.PAYMENT_ID.eq(payment));
    }

    @Test
    @DisplayName("PA-2: a slip doesn't hide the wrong amounts after it, and nobody is called without end")
    void everyWrongAmountCallsSomebodyUpToAPoint() throws Exception {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = opened(order);

        confirm(order, "mock-" + payment, payment, 100).expect(409);
        confirm(order, "mock-" + payment, payment, 100).expect(409);
        confirm(order, "mock-" + payment, payment, 22_999).expect(409);

        Alerted.soon(operator(), "payment-mismatch", "payment " + payment + " confirmed as 100 KRW");
        Alerted.soon(operator(), "payment-mismatch", "payment " + payment + " confirmed as 22999 KRW");
        assertThat(Alerted.of(operator(), "payment-mismatch", "payment " + payment + " confirmed as 100 KRW"))
                .isEqualTo(1);
        var amount = new AtomicInteger(200);
        Races.atOnce(
                8,
                () -> confirm(order, "mock-" + payment, payment, amount.incrementAndGet())
                        .expect(409));
        assertThat(amountsNotedOf(payment)).isEqualTo(3);
        confirm(order, payment).expect(200);
    }

    @Test
    @DisplayName("PA-4: who comes back from the window finds the same attempt and the same window")
    void whoComesBackFindsTheSameWindow() {
        PlacedOrder order = ordering.placed(23_000);
        Answer first = open(order, "CARD").expect(201);

        Answer again = open(order, "CARD").expect(201);

        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.json().path("checkout")).isEqualTo(first.json().path("checkout"));
        confirm(order, UUID.fromString(first.text("id"))).expect(200);
    }

    @Test
    @DisplayName("PA-4: another way of paying replaces a window, and the window that was left takes no money any more")
    void anotherWayReplacesTheWindow() {
        PlacedOrder order = ordering.placed(23_000);
        UUID left = opened(order);
        UUID second = UUID.fromString(open(order, "EASY_PAY").expect(201).text("id"));
        assertThat(second).isNotEqualTo(left);

        assertThat(confirm(order, left).expect(409).code()).isEqualTo("ILLEGAL_PAYMENT_STATE");
        confirm(order, second).expect(200);
        assertThat(confirm(order, left).expect(409).code()).isEqualTo("ORDER_ALREADY_PAID");

        assertThat(status(left)).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(takenAtProvider(left)).isZero();
        assertThat(takenAtProvider(second)).isEqualTo(1);
    }

    @Test
    @DisplayName("PA-3: a window that nobody comes back from expires after 30 minutes, and the order can be paid again")
    void aWindowThatNobodyComesBackFromExpires() {
        PlacedOrder order = ordering.placed(23_000);
        UUID left = opened(order);
        passTime("PT29M");
        resolve.handle();
        assertThat(status(left)).isEqualTo(PaymentStatus.PENDING);
        passTime("PT2M");

        resolve.handle();

        assertThat(status(left)).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(ordering.heard(order, PaymentExpired.class)).hasSize(1);
        assertThat(confirm(order, left).expect(409).code()).isEqualTo("ILLEGAL_PAYMENT_STATE");
        confirm(order, opened(order)).expect(200);
    }

    @Test
    void aWindowOfACancelledOrderTakesNoMoney() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = opened(order);

        ordering.cancels(order);

        confirm(order, payment).expect(409);
        assertThat(gateway.confirmationsTriedOf(payment)).isZero();
        assertThat(takenAtProvider(payment)).isZero();
    }

    @Test
    void aWindowThatSaysAnOldPriceTakesNoMoney() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = opened(order);

        ordering.reprices(order, 20_000);

        confirm(order, payment).expect(409);
        assertThat(gateway.confirmationsTriedOf(payment)).isZero();
        Answer anew = open(order, "CARD").expect(201);
        assertThat(anew.json().path("amount").asLong()).isEqualTo(20_000);
    }

    @Test
    void aDeclineInTheWindowKeepsItsReasonAndTheOrderCanBePaidAgain() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = opened(order);

        Answer declined = confirm(order, "mock-" + payment + ".decline-limit", payment, 23_000)
                .expect(402);

        assertThat(declined.text("reasonCode")).isEqualTo("EXCEED_MAX_AMOUNT");
        assertThat(ordering.heard(order, PaymentDeclined.class)).hasSize(1);
        confirm(order, opened(order)).expect(200);
    }

    @Test
    @DisplayName(
            "F16: a confirmation whose answer is lost is looked up, never made a second time and never called failed")
    void aConfirmationWhoseAnswerIsLostIsLookedUp() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = opened(order);
        gateway.nextConfirmation(payment, provider -> {
            provider.get();
            return new Outcome.Unclear("connection reset");
        });

        assertThat(confirm(order, payment).expect(200).text("status")).isEqualTo("UNKNOWN");
        assertThat(confirm(order, payment).expect(200).text("status")).isEqualTo("SUCCESS");

        assertThat(gateway.confirmationsTriedOf(payment)).isEqualTo(1);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    void nobodyElseConfirms() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = opened(order);

        api.as(Actor.buyer(UUID.randomUUID()))
                .post(
                        "/api/payments/confirm",
                        Map.of("paymentKey", "mock-" + payment, "orderId", payment, "amount", 23_000))
                .expect(404);
        confirm(order, "mock-" + payment, UUID.randomUUID(), 23_000).expect(404);
        confirm(order, "", payment, 23_000).expect(400);
        assertThat(status(payment)).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    @DisplayName("F27: an order that is cancelled while its window is being opened has none")
    void anOrderThatIsCancelledMeanwhileHasNoWindow() {
        PlacedOrder order = ordering.placed(23_000);
        gateway.beforeCheckout(order.id(), () -> ordering.cancels(order));

        assertThat(open(order, "CARD").expect(409).code()).isEqualTo("ILLEGAL_ORDER_STATE");

        Payment payment = payments.latestFor(order.id()).orElseThrow();
        assertThat(payment.status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(confirm(order, payment.id()).expect(409).code()).isEqualTo("ILLEGAL_PAYMENT_STATE");
        assertThat(takenAtProvider(payment.id())).isZero();
    }

    @Test
    @DisplayName("F27: a confirmation and a cancellation at once: nothing is taken, or all of it goes back")
    void aConfirmationAndACancellationAtOnce() throws Exception {
        for (int round = 0; round < 4; round++) {
            PlacedOrder order = ordering.placed(23_000);
            UUID payment = opened(order);
            ordering.rejectsMoneyFor(order);

            List<Integer> answers =
                    Races.atOnce(List.of(() -> confirm(order, payment).status(), () -> {
                        ordering.cancels(order);
                        return 0;
                    }));

            if (answers.getFirst() == 200) {
                await().untilAsserted(() ->
                        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(23_000));
            } else {
                assertThat(takenAtProvider(payment)).isZero();
                assertThat(status(payment)).isEqualTo(PaymentStatus.EXPIRED);
            }
        }
    }
}
