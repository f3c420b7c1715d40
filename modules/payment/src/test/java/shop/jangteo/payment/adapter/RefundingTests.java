package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.ExecuteDueRefunds;
import shop.jangteo.payment.application.port.PaymentGateway.RefundOutcome;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.RefundStatus;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("PA-7: giving money back")
class RefundingTests {

    private final ApiClient api;
    private final Ordering ordering;
    private final FaultyGateway gateway;
    private final ExecuteDueRefunds dueRefunds;
    private final Payments payments;

    RefundingTests(
            ApiClient api, Ordering ordering, FaultyGateway gateway, ExecuteDueRefunds dueRefunds, Payments payments) {
        this.api = api;
        this.ordering = ordering;
        this.gateway = gateway;
        this.dueRefunds = dueRefunds;
        this.payments = payments;
    }

    /** With a fresh token: the tests move the clock. */
    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private UUID paid(PlacedOrder order) {
        Answer answer = api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD"))
                .expect(201);
        return UUID.fromString(answer.text("id"));
    }

    private static Answer refund(ApiClient as, UUID payment) {
        return as.post(path(payment), Map.of("reason", "단순 변심"));
    }

    private Answer refundPart(UUID payment, long amount) {
        return operator().keyed().post(path(payment), Map.of("amount", amount, "reason", "배송 지연 보상"));
    }

    private static String path(UUID payment) {
        return "/api/payments/" + payment + "/refund";
    }

    private void passTime(String duration) {
        operator().post("/api/admin/clock", Map.of("advance", duration)).expect(200);
    }

    @Test
    void aBuyerGetsEverythingBack() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);

        Answer answer = refund(api.as(order.buyer()), payment).expect(200);

        assertThat(answer.text("status")).isEqualTo("REFUNDED");
        assertThat(answer.json().path("refundedAmount").asLong()).isEqualTo(30_000);
        assertThat(answer.json().at("/refunds/0/amount").asLong()).isEqualTo(30_000);
        assertThat(answer.json().at("/refunds/0/status").asString()).isEqualTo("DONE");
        assertThat(answer.json().at("/refunds/0/reason").asString()).isEqualTo("단순 변심");
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(30_000);
        assertThat(ordering.heard(order, RefundRequested.class))
                .singleElement()
                .satisfies(event -> assertThat(event.whole()).isTrue());
        assertThat(ordering.heard(order, PaymentRefunded.class)).singleElement().satisfies(event -> {
            assertThat(event.refundedTotal()).isEqualTo(Money.won(30_000));
            assertThat(event.captured()).isEqualTo(Money.won(30_000));
        });
        assertThat(refund(api.as(order.buyer()), payment).expect(409).code()).isEqualTo("ALREADY_REFUNDED");
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(30_000);
    }

    @Test
    @DisplayName("F27: refunds at once give the money back once")
    void refundsAtOnceGiveTheMoneyBackOnce() throws Exception {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        int clients = 10;
        var barrier = new CyclicBarrier(clients + 1);

        List<Answer> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> refunds = IntStream.range(0, clients)
                    .mapToObj(i -> threads.submit(() -> {
                        barrier.await();
                        return refund(api.as(order.buyer()), payment);
                    }))
                    .toList();
            threads.submit(() -> {
                barrier.await();
                ordering.cancels(order);
                return null;
            });
            answers = refunds.stream()
                    .map(refund -> {
                        try {
                            return refund.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 202, 409));
        await().untilAsserted(() -> assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.REFUNDED));
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(30_000);
        assertThat(payments.get(payment).refunds()).hasSize(1);
    }

    @Test
    @DisplayName("F27: a refund and a cancellation at the same moment give the money back once")
    void aRefundAndACancellationAtTheSameMomentGiveTheMoneyBackOnce() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        ordering.letTwoMeetAt(order);

        var cancellation = CompletableFuture.runAsync(() -> cancelUntilItWins(order));
        Answer answer = refund(operator(), payment);
        cancellation.join();

        assertThat(answer.status()).isIn(200, 202, 409);
        await().untilAsserted(() -> assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.REFUNDED));
        assertThat(payments.get(payment).refunds()).hasSize(1);
        assertThat(ordering.heard(order, RefundRequested.class)).hasSize(1);
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(30_000);
    }

    /** As ordering's own use case is run again when it loses a race. */
    private void cancelUntilItWins(PlacedOrder order) {
        try {
            ordering.cancels(order);
        } catch (ConcurrencyFailureException lost) {
            ordering.cancels(order);
        }
    }

    @Test
    @DisplayName("F26: a part isn't given back without a key: nothing else would tell a repetition")
    void aPartNeedsAKey() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);

        Answer answer = operator()
                .post(path(payment), Map.of("amount", 1_000, "reason", "배송 지연 보상"))
                .expect(400);

        assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(payments.get(payment).refunds()).isEmpty();
    }

    @Test
    @DisplayName("F25: a key stands for one refund for ever: with another content it is refused, and nothing is done")
    void aKeyStandsForOneRefund() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        String key = UUID.randomUUID().toString();
        Map<String, Object> part = Map.of("amount", 1_000, "reason", "배송 지연 보상");
        operator().idempotencyKey(key).post(path(payment), part).expect(200);

        passTime("P2D");
        operator().idempotencyKey(key).post(path(payment), part).expect(200);
        passTime("P2D");
        Answer other = operator()
                .idempotencyKey(key)
                .post(path(payment), Map.of("amount", 2_000, "reason", "배송 지연 보상"))
                .expect(422);

        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(1_000);
    }

    @Test
    @DisplayName("PA-7: a refund that is refused again and again calls somebody more than once")
    void aRefundThatIsRefusedAgainAndAgainCallsSomebody() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        for (int tries = 0; tries < 8; tries++) {
            gateway.nextRefund(payment, provider -> new RefundOutcome.Refused("BANK_CLOSED", "점검 시간입니다."));
        }
        refund(operator(), payment).expect(202);
        String entity = "refund " + payments.get(payment).refunds().getFirst().id();
        Alerted.soon(operator(), "refund-refused", entity);
        for (int tries = 1; tries < 7; tries++) {
            passTime("PT1H1S");
            dueRefunds.handle();
        }
        assertThat(Alerted.of(operator(), "refund-overdue", entity)).isZero();

        passTime("PT1H1S");
        dueRefunds.handle();

        Alerted.soon(operator(), "refund-overdue", entity);
        passTime("PT1H1S");
        dueRefunds.handle();
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(30_000);
    }

    @Test
    @DisplayName("PA-7: a refund that gets no answer for an hour calls somebody")
    void aRefundWithoutAnAnswerCallsSomebody() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        gateway.nextRefund(payment, provider -> new RefundOutcome.Unclear("timeout"));
        gateway.nextRefund(payment, provider -> new RefundOutcome.Unclear("timeout"));
        refund(operator(), payment).expect(202);
        String entity = "refund " + payments.get(payment).refunds().getFirst().id();
        assertThat(Alerted.of(operator(), "refund-overdue", entity)).isZero();

        passTime("PT1H1S");
        dueRefunds.handle();

        Alerted.soon(operator(), "refund-overdue", entity);
    }

    @Test
    void theSameRequestAgainFindsTheFirst() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        ApiClient keyed = operator().idempotencyKey(UUID.randomUUID().toString());
        Map<String, Object> part = Map.of("amount", 1_000, "reason", "배송 지연 보상");

        keyed.post(path(payment), part).expect(200);
        keyed.post(path(payment), part).expect(200);

        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(1_000);
    }

    @Test
    void anOperatorGivesPartsBackButNeverMoreThanWasTaken() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);

        assertThat(refundPart(payment, 12_000).expect(200).text("status")).isEqualTo("PARTIALLY_REFUNDED");
        Answer tooMuch = refundPart(payment, 18_001).expect(400);
        assertThat(tooMuch.json().at("/errors/0/field").asString()).isEqualTo("amount");
        refundPart(payment, 0).expect(400);
        refundPart(payment, -5).expect(400);
        assertThat(refundPart(payment, 18_000).expect(200).text("status")).isEqualTo("REFUNDED");

        assertThat(refundPart(payment, 1).expect(409).code()).isEqualTo("ALREADY_REFUNDED");
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(30_000);
    }

    @Test
    void aBuyerCannotTakeAPartAndKeepTheGoods() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);

        api.as(order.buyer())
                .keyed()
                .post(path(payment), Map.of("amount", 29_999, "reason", "그냥"))
                .expect(403);
        api.as(order.buyer()).post(path(payment), Map.of("reason", " ")).expect(400);

        assertThat(ordering.refundedAtProvider(payment)).isZero();
        assertThat(ordering.heard(order, RefundRequested.class)).isEmpty();
    }

    @Test
    void onceTheGoodsHaveLeftOnlyTheOperatorRefunds() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        ordering.moves(order, OrderStatus.SHIPPED);

        Answer answer = refund(api.as(order.buyer()), payment).expect(409);

        assertThat(answer.code()).isEqualTo("ILLEGAL_ORDER_STATE");
        assertThat(answer.text("state")).isEqualTo("SHIPPED");
        assertThat(payments.get(payment).refunds()).isEmpty();
        refund(operator(), payment).expect(200);
    }

    @Test
    void theRefundPeriodEndsForTheBuyerButNotForTheOperator() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        passTime("P7DT1S");

        assertThat(refund(api.as(order.buyer()), payment).expect(400).code()).isEqualTo("REFUND_PERIOD_OVER");
        refund(operator(), payment).expect(200);
    }

    @Test
    void whatWasNeverTakenCannotGoBack() {
        PlacedOrder order = ordering.placed(30_000);
        Answer unknown = api.as(order.buyer())
                .post(
                        "/api/payments",
                        Map.of(
                                "orderId",
                                order.id(),
                                "paymentMethod",
                                "CARD",
                                "paymentToken",
                                "timeout-before-capture"));

        assertThat(refund(api.as(order.buyer()), UUID.fromString(unknown.text("id")))
                        .expect(409)
                        .code())
                .isEqualTo("ILLEGAL_PAYMENT_STATE");
        refund(api.as(order.buyer()), UUID.randomUUID()).expect(404);
    }

    @Test
    @DisplayName("OR-9: a refused refund is visible and tried again")
    void aRefusedRefundIsVisibleAndTriedAgain() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        gateway.nextRefund(payment, provider -> new RefundOutcome.Refused("BANK_CLOSED", "점검 시간입니다."));

        Answer answer = refund(api.as(order.buyer()), payment).expect(202);
        assertThat(answer.json().at("/refunds/0/status").asString()).isEqualTo("FAILED");
        assertThat(answer.text("status")).isEqualTo("SUCCESS");
        dueRefunds.handle();
        assertThat(ordering.refundedAtProvider(payment))
                .as("not before it is due")
                .isZero();

        passTime("PT31S");
        dueRefunds.handle();

        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(30_000);
    }

    @Test
    @DisplayName("PA-7: a refund whose answer is lost is made exactly once")
    void aRefundWhoseAnswerIsLostIsMadeOnce() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        gateway.nextRefund(payment, provider -> {
            provider.get();
            throw new IllegalStateException("connection reset");
        });
        Answer answer = refund(api.as(order.buyer()), payment).expect(202);
        assertThat(answer.json().at("/refunds/0/status").asString()).isEqualTo("REQUESTED");

        passTime("PT31S");
        dueRefunds.handle();

        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(30_000);
        assertThat(ordering.heard(order, PaymentRefunded.class)).hasSize(1);
    }

    @Test
    @DisplayName("OR-9: a cancelled order's money goes back by itself, once")
    void aCancelledOrdersMoneyGoesBackByItself() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);

        ordering.cancels(order);
        ordering.cancels(order);

        await().untilAsserted(() -> assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.REFUNDED));
        assertThat(payments.get(payment).refunds()).hasSize(1);
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(30_000);
        assertThat(ordering.heard(order, RefundRequested.class))
                .singleElement()
                .satisfies(event -> assertThat(event.cause()).isEqualTo("ORDER_CANCELLED"));
    }

    @Test
    void aCancelledOrdersRefundThatFailsIsTriedAgainByTheJob() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        gateway.nextRefund(payment, provider -> new RefundOutcome.Refused("BANK_CLOSED", "점검 시간입니다."));

        ordering.cancels(order);

        await().untilAsserted(() -> assertThat(payments.get(payment).refunds())
                .singleElement()
                .satisfies(refund -> assertThat(refund.status()).isEqualTo(RefundStatus.FAILED)));
        passTime("PT31S");
        dueRefunds.handle();
        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void theCancellationThatARefundCausesAsksForNoSecondRefund() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        ordering.cancelsWhenRefunded(order);

        refund(api.as(order.buyer()), payment).expect(200);

        Payment refunded = payments.get(payment);
        assertThat(refunded.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(refunded.refunds()).hasSize(1);
    }

    @Test
    @DisplayName("PA-5: money for an order that can't take it any more goes back by itself")
    void moneyThatComesTooLateGoesBack() {
        PlacedOrder order = ordering.placed(30_000);
        ordering.rejectsMoneyFor(order);

        UUID payment = paid(order);

        await().untilAsserted(() -> assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.REFUNDED));
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(30_000);
        assertThat(ordering.heard(order, RefundRequested.class))
                .singleElement()
                .satisfies(event -> assertThat(event.cause()).isEqualTo("CAPTURE_REJECTED"));
    }
}
