package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.audit.CommandExecuted;
import shop.jangteo.contract.ordering.CaptureRejected;
import shop.jangteo.contract.ordering.OrderConfirmed;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.ordering.OrderStatusChanged;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.ordering.application.ExpireOrders;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@OrderingTest
class OrderLifecycleTests {

    private final Scene scene;
    private final Neighbours.Heard heard;
    private final ExpireOrders expireOrders;
    private final JdbcClient jdbc;
    private final Actor buyer = Scene.somebody();
    private final ApiClient api;

    OrderLifecycleTests(
            Scene scene, Neighbours.Heard heard, ExpireOrders expireOrders, JdbcClient jdbc, ApiClient api) {
        this.scene = scene;
        this.heard = heard;
        this.expireOrders = expireOrders;
        this.jdbc = jdbc;
        this.api = api.as(buyer);
    }

    private Answer cancel(UUID order) {
        return api.post("/api/orders/" + order + "/cancel", Map.of("reason", "마음이 바뀌었어요"));
    }

    private List<String> steps(UUID order) {
        return StreamSupport.stream(scene.order(order).path("history").spliterator(), false)
                .map(change -> change.path("to").asString())
                .toList();
    }

    private void halfAnHourLater() {
        scene.as(Scene.OPERATOR)
                .post("/api/admin/clock", Map.of("advance", "PT31M"))
                .expect(200);
    }

    /** All of them begin at the same moment. */
    private static void atOnce(Runnable... works) {
        var start = new CyclicBarrier(works.length);
        List<Thread> threads = Stream.of(works)
                .map(work -> Thread.ofPlatform().start(() -> {
                    try {
                        start.await();
                    } catch (Exception stopped) {
                        throw new IllegalStateException(stopped);
                    }
                    work.run();
                }))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    @Test
    @DisplayName("OR-7, OR-11: an order's whole way")
    void fromPlacedToConfirmed() {
        UUID order = scene.placed(buyer);
        scene.startPayment(order);
        UUID payment = scene.capture(order);
        assertThat(scene.status(order)).isEqualTo("PAID");
        assertThat(heard.all(OrderPaid.class))
                .filteredOn(event -> event.orderId().equals(order))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.paymentId()).isEqualTo(payment);
                    assertThat(event.shippingAddress().recipient()).isEqualTo("김민지");
                });

        scene.move(Scene.SELLER, order, "PREPARING").expect(200);
        scene.invoice(order);
        assertThat(scene.status(order)).isEqualTo("SHIPPED");
        scene.arrive(order, false);
        scene.arrive(order, true);
        await().until(() -> scene.status(order).equals("DELIVERED"));
        JsonNode confirmed =
                api.post("/api/orders/" + order + "/confirm").expect(200).json();

        assertThat(confirmed.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(steps(order)).containsExactly("PENDING", "PAID", "PREPARING", "SHIPPED", "DELIVERED", "CONFIRMED");
        assertThat(confirmed.at("/history/1/by").asString()).isEqualTo("SYSTEM");
        assertThat(heard.all(OrderConfirmed.class))
                .filteredOn(event -> event.orderId().equals(order))
                .singleElement()
                .extracting(OrderConfirmed::earningBase)
                .isEqualTo(Money.won(20_000));
        assertThat(heard.all(OrderStatusChanged.class))
                .filteredOn(event -> event.orderId().equals(order))
                .extracting(OrderStatusChanged::to)
                .containsExactlyElementsOf(steps(order));
        assertThat(heard.all(CommandExecuted.class))
                .filteredOn(event -> event.targetId().equals(order.toString()))
                .singleElement()
                .satisfies(event -> assertThat(event.after()).contains("PREPARING"));
        api.post("/api/orders/" + order + "/confirm").expect(409);
    }

    @Test
    @DisplayName("OR-7: an order is shipped and delivered by its parcels, never by hand")
    void nobodyShipsByHand() {
        UUID order = scene.paid(buyer);
        scene.move(Scene.SELLER, order, "PREPARING").expect(200);

        assertThat(scene.move(Scene.OPERATOR, order, "SHIPPED").expect(403).code())
                .isEqualTo("FORBIDDEN");
        assertThat(scene.status(order)).isEqualTo("PREPARING");
        scene.invoice(order);
        assertThat(scene.move(Scene.OPERATOR, order, "DELIVERED").expect(403).code())
                .isEqualTo("FORBIDDEN");
        assertThat(scene.status(order)).isEqualTo("SHIPPED");
    }

    private long refundedOf(UUID order) {
        return jdbc.sql("select refunded_amount from ordering.orders where id = ?")
                .param(Uuids.toBytes(order))
                .query(Long.class)
                .single();
    }

    private Money earningBase(UUID order) {
        return heard.all(OrderConfirmed.class).stream()
                .filter(event -> event.orderId().equals(order))
                .map(OrderConfirmed::earningBase)
                .reduce((one, other) -> {
                    throw new AssertionError("confirmed twice");
                })
                .orElseThrow();
    }

    @Test
    @DisplayName("OR-11: nothing is earned on money that is asked back, whether it has arrived or not")
    void refundedMoneyEarnsNothing() {
        Scene.Paid paid = scene.deliveredAndPaid(buyer);
        scene.refund(paid.order(), paid.payment(), 2_000, false, "DIRECT");
        scene.refund(paid.order(), paid.payment(), 3_000, false, "DIRECT");
        scene.refund(paid.order(), UUID.randomUUID(), 23_000, true, "DIRECT");

        api.post("/api/orders/" + paid.order() + "/confirm").expect(200);

        assertThat(earningBase(paid.order())).isEqualTo(Money.won(15_000));
    }

    @Test
    @DisplayName("PA-7: an order knows what has come back of its payment, in whatever order that is heard")
    void whatHasComeBack() {
        Scene.Paid paid = scene.deliveredAndPaid(buyer);
        scene.refundDone(paid.order(), paid.payment(), 2_000, 5_000);
        scene.refundDone(paid.order(), paid.payment(), 3_000, 3_000);
        scene.refundDone(paid.order(), UUID.randomUUID(), 23_000, 23_000);

        await().until(() -> refundedOf(paid.order()) == 5_000);
        await().during(Duration.ofMillis(300)).until(() -> refundedOf(paid.order()) == 5_000);
        assertThat(scene.order(paid.order()).path("refundedAmount").asLong()).isEqualTo(5_000);
    }

    @Test
    @DisplayName("OR-11: more than the goods goes back: nothing is earned; everything: there is nothing to confirm")
    void whatIsLeftToConfirm() {
        Scene.Paid delivery = scene.deliveredAndPaid(buyer);
        Scene.Paid nothing = scene.deliveredAndPaid(buyer);
        scene.refund(delivery.order(), delivery.payment(), 22_000, false, "DIRECT");
        scene.refund(nothing.order(), nothing.payment(), 23_000, true, "DIRECT");

        api.post("/api/orders/" + delivery.order() + "/confirm").expect(200);
        Answer refused = api.post("/api/orders/" + nothing.order() + "/confirm").expect(409);

        assertThat(earningBase(delivery.order())).isEqualTo(Money.ZERO);
        assertThat(refused.code()).isEqualTo("ILLEGAL_ORDER_STATE");
        assertThat(refused.text("state")).isEqualTo("DELIVERED");
        assertThat(refused.json().path("allowed")).isEmpty();
    }

    @Test
    @DisplayName("PR-4: a coupon is put only on the buyer's own order, and only while it awaits its payment")
    void anOrderIsHeldForItsCoupon() {
        UUID order = scene.placed(buyer);
        scene.useCoupon(order, buyer);

        assertThatThrownBy(() -> scene.useCoupon(order, Scene.somebody())).hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(() -> scene.useCoupon(UUID.randomUUID(), buyer)).hasMessageContaining("NOT_FOUND");
        scene.capture(order);
        assertThatThrownBy(() -> scene.useCoupon(order, buyer)).hasMessageContaining("ILLEGAL_ORDER_STATE");
        UUID cancelled = scene.placed(buyer);
        cancel(cancelled).expect(200);
        assertThatThrownBy(() -> scene.useCoupon(cancelled, buyer)).hasMessageContaining("ILLEGAL_ORDER_STATE");
    }

    @Test
    @DisplayName("OR-7: what isn't allowed is refused with the present state and what is")
    void aWrongStateIsNamed() {
        UUID order = scene.placed(buyer);

        Answer refused = scene.move(Scene.SELLER, order, "SHIPPED").expect(409);

        assertThat(refused.code()).isEqualTo("ILLEGAL_ORDER_STATE");
        assertThat(refused.text("state")).isEqualTo("PENDING");
        assertThat(refused.json().path("allowed").toString())
                .contains("PAID")
                .contains("PAYMENT_FAILED")
                .contains("CANCELLED");
        assertThat(refused.text("detail")).contains("PENDING");
        api.post("/api/orders/" + order + "/confirm").expect(409);
    }

    @Test
    @DisplayName("OR-7, PA-3: pay again after a decline; never twice")
    void payingAgain() {
        UUID order = scene.placed(buyer);
        scene.startPayment(order);
        scene.decline(order);
        assertThat(scene.status(order)).isEqualTo("PAYMENT_FAILED");
        assertThat(scene.order(order).at("/history/1/reason").asString()).isEqualTo("한도 초과");
        scene.startPayment(order);
        scene.capture(order);

        assertThat(steps(order)).containsExactly("PENDING", "PAYMENT_FAILED", "PENDING", "PAID");
        assertThatThrownBy(() -> scene.startPayment(order)).hasMessageContaining("ORDER_ALREADY_PAID");
        assertThatThrownBy(() -> scene.startPayment(UUID.randomUUID())).hasMessageContaining("NOT_FOUND");
        scene.decline(order);
        assertThat(scene.status(order)).isEqualTo("PAID");
    }

    @Test
    @DisplayName("I31: money that an order can't take goes back")
    void aCaptureThatComesTooLateOrWrong() {
        UUID cancelled = scene.placed(buyer);
        cancel(cancelled).expect(200);
        UUID late = scene.capture(cancelled);
        UUID open = scene.placed(buyer);
        UUID wrong = scene.capture(open, 1);

        assertThat(heard.all(CaptureRejected.class))
                .extracting(CaptureRejected::paymentId)
                .contains(late, wrong);
        assertThat(scene.status(cancelled)).isEqualTo("CANCELLED");
        assertThat(scene.status(open)).isEqualTo("PENDING");
    }

    @Test
    @DisplayName("OR-9: cancelling before shipping, once")
    void cancelling() {
        UUID order = scene.paid(buyer);

        scene.as(Scene.somebody())
                .post("/api/orders/" + order + "/cancel", Map.of("reason", "?"))
                .expect(404);
        api.post("/api/orders/" + order + "/cancel", Map.of()).expect(400);
        api.post("/api/orders/" + order + "/cancel", Map.of("reason", "?", "items", List.of()))
                .expect(400);
        JsonNode answer = cancel(order).expect(200).json();

        assertThat(answer.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(answer.at("/history/2/reason").asString()).isEqualTo("마음이 바뀌었어요");
        assertThat(Scene.cancellations(heard, order)).singleElement().satisfies(event -> {
            assertThat(event.paid()).isTrue();
            assertThat(event.cause()).isEqualTo("BUYER");
            assertThat(event.lines()).hasSize(1);
        });
        cancel(order).expect(409);
        assertThatThrownBy(() -> scene.invoice(order)).hasMessageContaining("ILLEGAL_ORDER_STATE");
        cancel(scene.delivered(buyer)).expect(409);
    }

    @Test
    @DisplayName("F27: a double click on cancel is one cancellation")
    void cancellingTwiceAtOnce() {
        UUID order = scene.paid(buyer);

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(click -> cancel(order).status())
                .toList();

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(Scene.cancellations(heard, order)).hasSize(1);
        assertThat(steps(order)).containsExactly("PENDING", "PAID", "CANCELLED");
    }

    @Test
    @DisplayName("PA-7: an order whose money goes back whole is cancelled, unless it has been shipped")
    void refunds() {
        UUID order = scene.placed(buyer);
        UUID payment = scene.capture(order);
        scene.refund(order, payment, false, "DIRECT");
        scene.refund(order, payment, true, "ORDER_CANCELLED");
        assertThat(scene.status(order)).isEqualTo("PAID");
        scene.refund(order, payment, true, "DIRECT");
        scene.refund(order, payment, true, "DIRECT");
        assertThat(Scene.cancellations(heard, order))
                .singleElement()
                .satisfies(event -> assertThat(event.cause()).isEqualTo("REFUNDED"));

        UUID shipped = scene.placed(buyer);
        UUID its = scene.capture(shipped);
        scene.invoice(shipped);
        scene.refund(shipped, its, true, "DIRECT");
        assertThat(steps(shipped)).containsExactly("PENDING", "PAID", "PREPARING", "SHIPPED");
    }

    @Test
    @DisplayName("OR-8: what nobody paid in half an hour is cancelled, what is paid or younger is not")
    void expiry() {
        UUID unpaid = scene.placed(buyer);
        UUID declined = scene.placed(buyer);
        scene.decline(declined);
        UUID paid = scene.paid(buyer);
        halfAnHourLater();
        UUID young = scene.placed(buyer);
        assertThatThrownBy(() -> scene.startPayment(unpaid)).hasMessageContaining("ILLEGAL_ORDER_STATE");

        expireOrders.handle();
        expireOrders.handle();

        assertThat(scene.status(unpaid)).isEqualTo("CANCELLED");
        assertThat(scene.status(declined)).isEqualTo("CANCELLED");
        assertThat(scene.status(paid)).isEqualTo("PAID");
        assertThat(scene.status(young)).isEqualTo("PENDING");
        assertThat(Scene.cancellations(heard, unpaid)).singleElement().satisfies(event -> {
            assertThat(event.cause()).isEqualTo("EXPIRED");
            assertThat(event.paid()).isFalse();
        });
    }

    @Test
    @DisplayName("OR-8, I26: paid in the second in which it expires, it is either paid or the money goes back")
    void expiryAgainstPayment() {
        List<UUID> orders =
                IntStream.range(0, 12).mapToObj(i -> scene.placed(buyer)).toList();
        Map<UUID, UUID> payments = new java.util.concurrent.ConcurrentHashMap<>();
        halfAnHourLater();

        atOnce(
                expireOrders::handle,
                expireOrders::handle,
                () -> orders.reversed().forEach(order -> payments.put(order, scene.capture(order, 23_000))));

        for (UUID order : orders) {
            boolean paid = scene.status(order).equals("PAID");
            boolean sentBack = heard.all(CaptureRejected.class).stream()
                    .anyMatch(event -> event.paymentId().equals(payments.get(order)));
            assertThat(paid).as("order " + order).isNotEqualTo(sentBack);
            assertThat(Scene.cancellations(heard, order)).hasSize(paid ? 0 : 1);
        }
    }

    @Test
    @DisplayName("F27: cancel and capture at once: one legal story, and no money lost")
    void cancelAgainstPayment() {
        for (int i = 0; i < 8; i++) {
            UUID order = scene.placed(buyer);
            UUID payment = UUID.randomUUID();
            atOnce(() -> cancel(order).expect(200), () -> scene.publish(scene.captured(order, payment, 23_000)));

            boolean sentBack = heard.all(CaptureRejected.class).stream()
                    .anyMatch(event -> event.paymentId().equals(payment));
            assertThat(Scene.cancellations(heard, order))
                    .singleElement()
                    .satisfies(event -> assertThat(event.paid()).isNotEqualTo(sentBack));
            assertThat(steps(order))
                    .isEqualTo(sentBack ? List.of("PENDING", "CANCELLED") : List.of("PENDING", "PAID", "CANCELLED"));
        }
    }

    @Test
    @DisplayName("OR-7: sellers move what is theirs, buyers nothing")
    void rights() {
        UUID order = scene.paid(buyer);
        Actor otherSeller = new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, UUID.randomUUID());

        assertThat(scene.move(buyer, order, "PREPARING").expect(403).code()).isEqualTo("FORBIDDEN");
        scene.move(otherSeller, order, "PREPARING").expect(404);
        scene.move(Scene.SELLER, order, "CANCELLED").expect(403);
        scene.move(Scene.OPERATOR, order, "ELSEWHERE").expect(400);
        scene.move(Scene.SELLER, UUID.randomUUID(), "PREPARING").expect(404);
        scene.move(Scene.OPERATOR, order, "CANCELLED").expect(200);
        assertThat(Scene.cancellations(heard, order))
                .singleElement()
                .satisfies(event -> assertThat(event.cause()).isEqualTo("OPERATOR"));
    }

    @Test
    @DisplayName("I19, I22, I23: the database itself refuses a step or a sum that can't be")
    void theDatabaseStandsBehindTheRules() {
        byte[] order = Uuids.toBytes(scene.placed(buyer));

        assertThatThrownBy(() -> jdbc.sql("insert into ordering.order_history "
                                + "(order_id, step, from_status, to_status, changed_at, changed_by) "
                                + "values (?, 2, 'PENDING', 'SHIPPED', now(6), ?)")
                        .param(order)
                        .param(order)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update ordering.orders set final_amount = final_amount - 1 where id = ?")
                        .param(order)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update ordering.orders set status = 'PAID' where id = ?")
                        .param(order)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
