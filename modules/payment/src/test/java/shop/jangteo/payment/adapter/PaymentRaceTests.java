package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.ResolveOpenPayments;
import shop.jangteo.payment.application.SettlePayment;
import shop.jangteo.payment.application.StartPayment;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentRuleBroken.PaymentInProgress;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("PA-4, PA-5: at most one capture, whatever happens")
class PaymentRaceTests {

    private static final int CLIENTS = 20;

    private final ApiClient api;
    private final Ordering ordering;
    private final FaultyGateway gateway;
    private final StartPayment start;
    private final SettlePayment settle;
    private final ResolveOpenPayments resolve;
    private final Payments payments;
    private final DSLContext db;

    PaymentRaceTests(
            ApiClient api,
            Ordering ordering,
            FaultyGateway gateway,
            StartPayment start,
            SettlePayment settle,
            ResolveOpenPayments resolve,
            Payments payments,
            DSLContext db) {
        this.api = api;
        this.ordering = ordering;
        this.gateway = gateway;
        this.start = start;
        this.settle = settle;
        this.resolve = resolve;
        this.payments = payments;
        this.db = db;
    }

    private static <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
        var barrier = new CyclicBarrier(count);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        barrier.await();
                        return work.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private Answer pay(PlacedOrder order, String token) {
        return api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD", "paymentToken", token));
    }

    /** The intent that is left when the process dies between storing it and storing the outcome. */
    private UUID orphan(PlacedOrder order) {
        return start.handle(new StartPayment.Command(order.buyer(), order.id(), PaymentMethod.CARD, null))
                .id();
    }

    private PaymentGateway.CaptureRequest request(PlacedOrder order, UUID paymentId) {
        return new PaymentGateway.CaptureRequest(
                paymentId, order.id(), "KF", order.amount(), PaymentMethod.CARD, "approve");
    }

    private void passTime() {
        api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null))
                .post("/api/admin/clock", Map.of("advance", "PT91S"))
                .expect(200);
    }

    private PaymentStatus status(UUID paymentId) {
        return payments.get(paymentId).status();
    }

    @Test
    void twentyClientsPayOneOrderOnce() throws Exception {
        PlacedOrder order = ordering.placed(15_000);

        List<Answer> answers = atOnce(CLIENTS, () -> pay(order, "approve"));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer ->
                        assertThat(answer.expect(409).code()).isIn("PAYMENT_IN_PROGRESS", "ORDER_ALREADY_PAID"));
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
        assertThat(gateway.capturesTriedFor(order.id())).isEqualTo(1);
    }

    @Test
    void twentyClientsAfterALostAnswerStillPayOnce() throws Exception {
        PlacedOrder order = ordering.placed(15_000);
        pay(order, "timeout-after-capture").expect(201);

        List<Answer> answers = atOnce(CLIENTS, () -> pay(order, "approve"));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.expect(409).code()).isIn("ORDER_ALREADY_PAID", "PAYMENT_IN_PROGRESS"));
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
        assertThat(db.fetchCount(PAYMENTS, PAYMENTS.ORDER_ID.eq(order.id()))).isEqualTo(1);
        assertThat(db.fetchCount(PAYMENTS, PAYMENTS.CAPTURED_ORDER_ID.eq(order.id())))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("F16: a lost answer is asked for, and the payment succeeds exactly once")
    void aLostAnswerIsAskedFor() {
        PlacedOrder order = ordering.placed(15_000);
        UUID id =
                UUID.fromString(pay(order, "timeout-after-capture").expect(201).text("id"));
        resolve.handle();
        assertThat(status(id)).as("not before it is due").isEqualTo(PaymentStatus.UNKNOWN);

        passTime();
        resolve.handle();
        resolve.handle();

        assertThat(status(id)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    @DisplayName("F2: a crash after the provider took the money ends in SUCCESS")
    void aCrashAfterTheCaptureEndsInSuccess() {
        PlacedOrder order = ordering.placed(15_000);
        UUID id = orphan(order);
        gateway.capture(request(order, id));
        assertThat(pay(order, "approve").expect(409).code())
                .as("as long as its request may be alive")
                .isEqualTo("PAYMENT_IN_PROGRESS");

        passTime();
        resolve.handle();

        assertThat(status(id)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    @DisplayName("F2: a crash before the provider was asked lets the buyer pay again")
    void aCrashBeforeTheCaptureLetsTheBuyerPayAgain() {
        PlacedOrder order = ordering.placed(15_000);
        UUID id = orphan(order);

        passTime();

        pay(order, "approve").expect(201);
        assertThat(status(id)).isEqualTo(PaymentStatus.FAILED);
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
    }

    @Test
    @DisplayName("F4: a request that slept through its own takeover takes no money")
    void aRequestThatSleptThroughItsTakeoverTakesNoMoney() throws Exception {
        PlacedOrder order = ordering.placed(15_000);
        var asked = new CountDownLatch(1);
        var awake = new CountDownLatch(1);
        gateway.nextCapture(order.id(), provider -> {
            asked.countDown();
            try {
                awake.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return provider.get();
        });
        var sleeper = CompletableFuture.supplyAsync(() -> pay(order, "approve"));
        asked.await();

        passTime();
        Answer other = pay(order, "approve");
        awake.countDown();

        other.expect(201);
        sleeper.join().expect(503);
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
        assertThat(db.fetchCount(PAYMENTS, PAYMENTS.CAPTURED_ORDER_ID.eq(order.id())))
                .isEqualTo(1);
    }

    @Test
    void twoWhoLearnOfTheCaptureAtTheSameMomentRecordItOnce() throws Exception {
        PlacedOrder order = ordering.placed(15_000);
        UUID id = orphan(order);
        PaymentGateway.Outcome approved = gateway.capture(request(order, id));
        ordering.letTwoMeetAt(order);

        List<PaymentStatus> seen = atOnce(
                2, () -> settle.handle(new SettlePayment.Command(id, approved)).status());

        assertThat(seen).containsOnly(PaymentStatus.SUCCESS);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    void twoWhoStartAtTheSameMomentLeaveOneAttempt() throws Exception {
        PlacedOrder order = ordering.placed(15_000);
        ordering.letTwoMeetAt(order);

        List<Boolean> started = atOnce(2, () -> {
            try {
                orphan(order);
                return true;
            } catch (PaymentInProgress refused) {
                return false;
            }
        });

        assertThat(started).containsExactlyInAnyOrder(true, false);
        assertThat(db.fetchCount(PAYMENTS, PAYMENTS.ORDER_ID.eq(order.id()))).isEqualTo(1);
    }
}
