package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.ExecuteDueRefunds;
import shop.jangteo.payment.domain.PaymentRuleBroken.PaymentInProgress;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.RefundStatus;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("OR-9: parts of a paid order go back exactly, and a provider that refuses loses nothing")
class PartialCancellationTests {

    private final ApiClient api;
    private final Ordering ordering;
    private final ExecuteDueRefunds dueRefunds;
    private final Payments payments;

    PartialCancellationTests(ApiClient api, Ordering ordering, ExecuteDueRefunds dueRefunds, Payments payments) {
        this.api = api;
        this.ordering = ordering;
        this.dueRefunds = dueRefunds;
        this.payments = payments;
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private Answer pay(PlacedOrder order, String token) {
        return api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD", "paymentToken", token));
    }

    private UUID paid(PlacedOrder order) {
        return UUID.fromString(pay(order, "approve").expect(201).text("id"));
    }

    private void passTime(String duration) {
        operator().post("/api/admin/clock", Map.of("advance", duration)).expect(200);
    }

    private void becomes(UUID payment, PaymentStatus wanted) {
        await().untilAsserted(() -> assertThat(payments.get(payment).status()).isEqualTo(wanted));
    }

    @Test
    void aPartGoesBackOnceHoweverOftenItIsTold() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);

        OrderLinesCancelled cancelled = ordering.cancelsPart(order, true, 12_345, 17_655);
        ordering.publish(cancelled);

        becomes(payment, PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(payments.get(payment).refunds()).hasSize(1);
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(12_345);
        assertThat(ordering.heard(order, RefundRequested.class)).singleElement().satisfies(event -> {
            assertThat(event.cause()).isEqualTo("ORDER_LINES_CANCELLED");
            assertThat(event.amount()).isEqualTo(Money.won(12_345));
            assertThat(event.whole()).isFalse();
        });
    }

    @Test
    void partAfterPartAndThenTheRestIsAllOfItAndNoMore() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        operator()
                .keyed()
                .post("/api/payments/" + payment + "/refund", Map.of("amount", 5_000, "reason", "배송 지연 보상"))
                .expect(200);

        ordering.cancelsPart(order, true, 10_000, 20_000);
        ordering.cancelsPart(order, true, 10_000, 10_000);
        ordering.cancelsPart(order, true, 10_000, 0);
        ordering.cancels(order);

        becomes(payment, PaymentStatus.REFUNDED);
        assertThat(payments.get(payment).refunds())
                .extracting(refund -> refund.amount().won())
                .as("the last part is what is left")
                .containsExactly(5_000L, 10_000L, 10_000L, 5_000L);
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(30_000);
    }

    @Test
    void nothingGoesBackOfAPartThatCostNothing() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);

        ordering.cancelsPart(order, true, 0, 30_000);

        assertThat(payments.get(payment).refunds()).isEmpty();
    }

    @Test
    void anUnpaidOrderCostsLessFromNowOnUnlessMoneyIsBeingTaken() {
        PlacedOrder order = ordering.placed(30_000);
        ordering.cancelsPart(order, false, 0, 20_000);
        assertThat(pay(order, "timeout-before-capture")
                        .expect(201)
                        .json()
                        .path("amount")
                        .asLong())
                .isEqualTo(20_000);

        assertThatThrownBy(() -> ordering.cancelsPart(order, false, 0, 10_000)).isInstanceOf(PaymentInProgress.class);
    }

    @Test
    @DisplayName("OR-9: a refused refund is seen by the operator, who has it tried again")
    void aRefusedRefundIsSeenByTheOperatorWhoHasItTriedAgain() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        operator()
                .put("/api/mock-provider/faults", Map.of("refuseRefunds", true))
                .expect(200);
        ordering.cancelsPart(order, true, 12_000, 18_000);
        await().untilAsserted(() -> assertThat(payments.get(payment).refunds())
                .singleElement()
                .satisfies(refund -> assertThat(refund.status()).isEqualTo(RefundStatus.FAILED)));
        UUID refund = payments.get(payment).refunds().getFirst().id();

        assertThat(operator()
                        .get("/api/admin/refunds?status=FAILED&size=100")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(one -> one.path("id").asString().equals(refund.toString())))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("lastProblem").asString()).startsWith("REFUND_REJECTED");
                    assertThat(one.path("attempts").asInt()).isEqualTo(1);
                    assertThat(one.path("nextAttemptAt").asString()).isNotEmpty();
                    assertThat(one.path("orderId").asString())
                            .isEqualTo(order.id().toString());
                });
        String retry = "/api/admin/refunds/" + refund + "/retry";
        assertThat(operator().post(retry).expect(200).text("status")).isEqualTo("FAILED");
        api.as(order.buyer()).post(retry).expect(403);
        api.as(order.buyer()).get("/api/admin/refunds").expect(403);
        operator().post("/api/admin/refunds/" + UUID.randomUUID() + "/retry").expect(404);
        operator().put("/api/mock-provider/faults", Map.of()).expect(200);

        assertThat(operator().post(retry).expect(200).text("status")).isEqualTo("DONE");
        assertThat(operator().post(retry).expect(409).code()).isEqualTo("ALREADY_REFUNDED");
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(12_000);
    }

    @Test
    void aProviderUnderMaintenanceTakesNothingAndRefundsWait() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);
        operator().put("/api/mock-provider/faults", Map.of("maintenance", true)).expect(200);

        PlacedOrder other = ordering.placed(9_000);
        assertThat(pay(other, "approve").expect(503).code()).isEqualTo("PAYMENT_PROVIDER_UNAVAILABLE");
        ordering.cancelsPart(order, true, 12_000, 18_000);
        await().untilAsserted(() -> assertThat(payments.get(payment).refunds())
                .singleElement()
                .satisfies(refund -> assertThat(refund.attempts()).isEqualTo(1)));
        operator().put("/api/mock-provider/faults", Map.of()).expect(200);
        await().untilAsserted(() -> {
            passTime("PT31S");
            dueRefunds.handle();
            assertThat(ordering.refundedAtProvider(payment)).isEqualTo(12_000);
        });
        pay(other, "approve").expect(201);
    }

    @Test
    @DisplayName("F27: parts asked for at once never sum to more than was paid")
    void partsAtOnceNeverSumToMoreThanWasPaid() throws Exception {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = paid(order);

        List<Integer> answers = Races.atOnce(
                8,
                () -> operator()
                        .keyed()
                        .post("/api/payments/" + payment + "/refund", Map.of("amount", 9_000, "reason", "배송 지연 보상"))
                        .status());

        assertThat(answers).allSatisfy(status -> assertThat(status).isIn(200, 202, 400, 409));
        passTime("PT31S");
        dueRefunds.handle();
        assertThat(ordering.refundedAtProvider(payment))
                .isEqualTo(payments.get(payment).refunded().won())
                .isLessThanOrEqualTo(27_000);
    }
}
