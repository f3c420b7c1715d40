package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.ordering.CaptureRejected;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderHeld;
import shop.jangteo.contract.ordering.OrderReleased;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentStarted;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.ordering.application.ExpireOrders;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Transactions;

@OrderingTest
@DisplayName("OR-8, PA-6: orders that wait for money")
class OrderDeadlineTests {

    private final Scene scene;
    private final Neighbours.Heard heard;
    private final Neighbours.Gate gate;
    private final ExpireOrders expireOrders;
    private final ApplicationEventPublisher publisher;
    private final Transactions tx;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Actor buyer = Scene.somebody();
    private final ApiClient api;

    OrderDeadlineTests(
            Scene scene,
            Neighbours.Heard heard,
            Neighbours.Gate gate,
            ExpireOrders expireOrders,
            ApplicationEventPublisher publisher,
            Transactions tx,
            JdbcClient jdbc,
            Clock clock,
            ApiClient api) {
        this.scene = scene;
        this.heard = heard;
        this.gate = gate;
        this.expireOrders = expireOrders;
        this.publisher = publisher;
        this.tx = tx;
        this.jdbc = jdbc;
        this.clock = clock;
        this.api = api.as(buyer);
    }

    private void later(String duration) {
        scene.as(Scene.OPERATOR)
                .post("/api/admin/clock", Map.of("advance", duration))
                .expect(200);
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time).truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> List<T> heardOf(Class<T> type, UUID order) {
        return heard.all(type).stream()
                .filter(event -> event.toString().contains(order.toString()))
                .toList();
    }

    @Test
    @DisplayName("OR-8: an order that is paid into an account waits until that is due")
    void aDepositHasItsOwnDeadline() {
        UUID order = scene.placed(buyer);
        Instant due = in(Duration.ofDays(3));
        scene.startPayment(order);
        scene.depositAwaited(order, due);

        assertThat(OffsetDateTime.parse(scene.order(order).path("expiresAt").asString())
                        .toInstant())
                .isEqualTo(due);
        later("PT31M");
        expireOrders.handle();
        assertThat(scene.status(order)).isEqualTo("PENDING");
        later("P3D");
        expireOrders.handle();
        assertThat(scene.status(order)).isEqualTo("CANCELLED");
    }

    private Instant expiryOf(UUID order) {
        return OffsetDateTime.parse(scene.order(order).path("expiresAt").asString())
                .toInstant();
    }

    @Test
    @DisplayName("OR-8: a buyer who leaves the account has the ordinary time from then on, however often that is told")
    void leavingTheAccountGivesTheOrdinaryTime() {
        UUID order = scene.placed(buyer);
        scene.startPayment(order);
        scene.depositAwaited(order, in(Duration.ofDays(3)));
        Instant left = in(Duration.ofHours(2));

        scene.depositGivenUp(order, left.plusSeconds(60));
        scene.depositGivenUp(order, left);
        scene.depositGivenUp(order, left.plusSeconds(60));

        assertThat(expiryOf(order)).isEqualTo(left.plus(Duration.ofMinutes(30)));
        Instant nextDue = in(Duration.ofDays(2));
        scene.depositAwaited(order, nextDue);
        assertThat(expiryOf(order)).as("another account").isEqualTo(nextDue);
    }

    @Test
    @DisplayName(
            "OR-8: leaving gives no time beyond the account's date, and an order that is paid or ended doesn't care")
    void leavingGivesNoMoreTimeThanThereWas() {
        UUID order = scene.placed(buyer);
        Instant due = in(Duration.ofMinutes(10));
        scene.depositAwaited(order, due);
        scene.depositGivenUp(order, in(Duration.ZERO));
        assertThat(expiryOf(order)).isEqualTo(due);

        scene.capture(order);
        long version = scene.order(order).path("version").asLong();
        scene.depositGivenUp(order, in(Duration.ofHours(-3)));
        assertThat(expiryOf(order)).isEqualTo(due);
        assertThat(scene.order(order).path("version").asLong()).isEqualTo(version);
    }

    @Test
    @DisplayName(
            "PA-6: a deposit that is taken back stops the order before it ships, and lets it go on when it comes again")
    void held() {
        UUID order = scene.placed(buyer);
        UUID payment = scene.capture(order);
        Instant due = in(Duration.ofDays(1));
        scene.depositTakenBack(order, payment, due);
        scene.depositTakenBack(order, payment, due);

        assertThat(scene.status(order)).isEqualTo("PAID");
        assertThat(scene.order(order).at("/hold/reason").asString()).isEqualTo("DEPOSIT_TAKEN_BACK");
        assertThat(heardOf(OrderHeld.class, order)).hasSize(1);
        assertThatThrownBy(() -> scene.invoice(order)).hasMessageContaining("ORDER_ON_HOLD");
        scene.move(Scene.SELLER, order, "PREPARING").expect(200);
        assertThatThrownBy(() -> scene.invoice(order)).hasMessageContaining("ORDER_ON_HOLD");
        expireOrders.handle();
        assertThat(scene.status(order)).isEqualTo("PREPARING");

        scene.publish(scene.captured(order, payment, 23_000));
        scene.publish(scene.captured(order, payment, 23_000));

        assertThat(heardOf(OrderReleased.class, order)).hasSize(1);
        assertThat(scene.order(order).path("hold").isMissingNode()
                        || scene.order(order).path("hold").isNull())
                .isTrue();
        scene.invoice(order);
        assertThat(scene.status(order)).isEqualTo("SHIPPED");
    }

    @Test
    @DisplayName(
            "PA-6: what was held too long is cancelled, gives nothing back, and money that comes after all goes back")
    void heldTooLong() {
        UUID order = scene.placed(buyer);
        UUID payment = scene.capture(order);
        scene.depositTakenBack(order, payment, in(Duration.ofMinutes(10)));
        later("PT11M");

        expireOrders.handle();

        assertThat(scene.status(order)).isEqualTo("CANCELLED");
        assertThat(Scene.cancellations(heard, order)).singleElement().satisfies(event -> {
            assertThat(event.cause()).isEqualTo("EXPIRED");
            assertThat(event.paid()).isFalse();
        });
        scene.publish(scene.captured(order, payment, 23_000));
        scene.publish(scene.captured(order, payment, 23_000));
        assertThat(heardOf(CaptureRejected.class, order))
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.paymentId()).isEqualTo(payment));
    }

    @Test
    @DisplayName("PA-6: what has been shipped shows that its money is gone, isn't confirmed, and is never cancelled")
    void heldAfterShipping() {
        Scene.Paid paid = scene.deliveredAndPaid(buyer);
        scene.depositTakenBack(paid.order(), paid.payment(), in(Duration.ofMinutes(10)));
        later("PT11M");
        expireOrders.handle();

        assertThat(scene.status(paid.order())).isEqualTo("DELIVERED");
        assertThat(heardOf(OrderHeld.class, paid.order())).isEmpty();
        assertThat(scene.as(Scene.OPERATOR)
                        .get("/api/admin/orders?memberId=" + buyer.memberId())
                        .json()
                        .at("/items/0/onHold")
                        .asBoolean())
                .isTrue();
        assertThat(api.post("/api/orders/" + paid.order() + "/confirm")
                        .expect(409)
                        .code())
                .isEqualTo("ORDER_ON_HOLD");
        scene.publish(scene.captured(paid.order(), paid.payment(), 23_000));
        api.post("/api/orders/" + paid.order() + "/confirm").expect(200);
    }

    @Test
    @DisplayName("PR-5: what is paid that isn't an order is none of ordering's business")
    void otherPurposes() {
        UUID charge = UUID.randomUUID();
        Actor member = Scene.somebody();

        scene.publish(new PaymentStarted(
                UUID.randomUUID(), clock.instant(), UUID.randomUUID(), charge, member.memberId(), "POINTS_CHARGE"));
        scene.publish(new PaymentCaptured(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                charge,
                member.memberId(),
                Money.won(10_000),
                "CARD",
                "POINTS_CHARGE"));

        assertThat(heardOf(CaptureRejected.class, charge)).isEmpty();
    }

    private UUID overdue() {
        UUID order = scene.placed(buyer);
        later("PT31M");
        return order;
    }

    /** Somebody waits for a row that somebody else has locked. */
    private void awaitSomebodyWaiting() {
        // The server refreshes this table only when nobody has read it for a tenth of a second.
        await().pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        jdbc.sql("select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'")
                                        .query(Integer.class)
                                        .single()
                                > 0);
    }

    private static CompletableFuture<Void> atTheSameTime(Runnable work) {
        return CompletableFuture.runAsync(work, task -> Thread.ofPlatform().start(task));
    }

    /** Publishes what another context would, and keeps its transaction open until somebody waits for the order. */
    private CompletableFuture<Void> whileHolding(PublishedEvent event, CountDownLatch held, CountDownLatch goOn) {
        return atTheSameTime(() -> tx.run(() -> {
            publisher.publishEvent(event);
            held.countDown();
            try {
                if (!goOn.await(5, TimeUnit.SECONDS)) {
                    throw new AssertionError("nobody waited");
                }
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }));
    }

    @Test
    @DisplayName("OR-8, forced: the payment has the order first: it is paid, and its expiry finds nothing to do")
    void paymentBeforeExpiry() throws Exception {
        UUID order = overdue();
        var held = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        UUID payment = UUID.randomUUID();

        CompletableFuture<Void> paying = whileHolding(scene.captured(order, payment, 23_000), held, goOn);
        assertThat(held.await(5, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> expiring = atTheSameTime(expireOrders::handle);
        awaitSomebodyWaiting();
        goOn.countDown();
        paying.get(10, TimeUnit.SECONDS);
        expiring.get(10, TimeUnit.SECONDS);

        assertThat(scene.status(order)).isEqualTo("PAID");
        assertThat(heardOf(OrderCancelled.class, order)).isEmpty();
        assertThat(heardOf(CaptureRejected.class, order)).isEmpty();
    }

    @Test
    @DisplayName("OR-8, forced: the expiry has the order first: it is cancelled, and the money goes back")
    void expiryBeforePayment() throws Exception {
        UUID order = overdue();
        gate.close(order);

        CompletableFuture<Void> expiring = atTheSameTime(expireOrders::handle);
        gate.awaitArrival(order);
        UUID payment = UUID.randomUUID();
        CompletableFuture<Void> paying = atTheSameTime(() -> scene.publish(scene.captured(order, payment, 23_000)));
        awaitSomebodyWaiting();
        gate.open(order);
        expiring.get(10, TimeUnit.SECONDS);
        paying.get(10, TimeUnit.SECONDS);

        assertThat(scene.status(order)).isEqualTo("CANCELLED");
        assertThat(heardOf(OrderCancelled.class, order)).hasSize(1);
        assertThat(heardOf(CaptureRejected.class, order))
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.paymentId()).isEqualTo(payment));
    }

    @Test
    @DisplayName("OR-8, forced: a payment that starts while its order expires is refused")
    void expiryBeforeStart() throws Exception {
        UUID order = overdue();
        gate.close(order);

        CompletableFuture<Void> expiring = atTheSameTime(expireOrders::handle);
        gate.awaitArrival(order);
        CompletableFuture<Void> starting = atTheSameTime(() -> scene.startPayment(order));
        awaitSomebodyWaiting();
        gate.open(order);
        expiring.get(10, TimeUnit.SECONDS);

        assertThatThrownBy(() -> starting.get(10, TimeUnit.SECONDS)).hasMessageContaining("ILLEGAL_ORDER_STATE");
        assertThat(scene.status(order)).isEqualTo("CANCELLED");
    }

    @Test
    @DisplayName("OR-8, forced: an account that is opened in the second in which its order expires keeps the order")
    void accountBeforeExpiry() throws Exception {
        UUID order = overdue();
        var held = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var opened = scene.awaited(order, in(Duration.ofDays(3)));

        CompletableFuture<Void> opening = whileHolding(opened, held, goOn);
        assertThat(held.await(5, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> expiring = atTheSameTime(expireOrders::handle);
        awaitSomebodyWaiting();
        goOn.countDown();
        opening.get(10, TimeUnit.SECONDS);
        expiring.get(10, TimeUnit.SECONDS);

        assertThat(scene.status(order)).isEqualTo("PENDING");
    }

    @Test
    @DisplayName("OR-8: one that can't be ended keeps no other from it, and two instances end each order once")
    void oneByOne() throws Exception {
        UUID first = scene.placed(buyer);
        UUID second = scene.placed(buyer);
        later("PT31M");
        gate.close(first);

        CompletableFuture<Void> one = atTheSameTime(expireOrders::handle);
        gate.awaitArrival(first);
        CompletableFuture<Void> other = atTheSameTime(expireOrders::handle);
        awaitSomebodyWaiting();
        gate.open(first);
        one.get(10, TimeUnit.SECONDS);
        other.get(10, TimeUnit.SECONDS);

        assertThat(heardOf(OrderCancelled.class, first)).hasSize(1);
        assertThat(heardOf(OrderCancelled.class, second)).hasSize(1);
    }
}
