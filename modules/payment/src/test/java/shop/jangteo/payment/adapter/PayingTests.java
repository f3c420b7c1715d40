package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.contract.payment.PaymentStarted;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.PayOrder;
import shop.jangteo.payment.application.TakePayment.Means;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentRuleBroken.PaymentInProgress;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("Paying an order")
class PayingTests {

    private final ApiClient api;
    private final Ordering ordering;
    private final FaultyGateway gateway;
    private final PayOrder payOrder;

    PayingTests(ApiClient api, Ordering ordering, FaultyGateway gateway, PayOrder payOrder) {
        this.api = api;
        this.ordering = ordering;
        this.gateway = gateway;
        this.payOrder = payOrder;
    }

    private Answer pay(PlacedOrder order, String token) {
        return api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD", "paymentToken", token));
    }

    private Answer payments(PlacedOrder order) {
        return api.as(order.buyer())
                .get("/api/orders/" + order.id() + "/payments?sort=startedAt")
                .expect(200);
    }

    private static String status(Answer list, int index) {
        return list.json().path("items").path(index).path("status").asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "slow"})
    @DisplayName("PA-2: the amount comes from the order, and the money is taken once")
    void theAmountComesFromTheOrder(String token) {
        PlacedOrder order = ordering.placed(23_000);

        Answer answer = pay(order, token).expect(201);

        String id = answer.text("id");
        assertThat(answer.header("Location")).isEqualTo("/api/payments/" + id);
        assertThat(answer.text("status")).isEqualTo("SUCCESS");
        assertThat(answer.text("method")).isEqualTo("CARD");
        assertThat(answer.json().path("amount").asLong()).isEqualTo(23_000);
        assertThat(answer.text("receiptUrl")).isNotEmpty();
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
        assertThat(ordering.heard(order, PaymentStarted.class)).hasSize(1);
        assertThat(ordering.heard(order, PaymentCaptured.class)).singleElement().satisfies(event -> {
            assertThat(event.paymentId()).hasToString(id);
            assertThat(event.amount()).isEqualTo(Money.won(23_000));
        });
    }

    @Test
    void anAmountFromTheClientIsRefused() {
        PlacedOrder order = ordering.placed(23_000);

        Answer answer = api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD", "amount", 1));

        assertThat(answer.expect(400).code()).isEqualTo("VALIDATION_FAILED");
        assertThat(ordering.capturesAtProvider(order)).isZero();
    }

    @Test
    @DisplayName("PA-1: a total of 0 won needs no provider")
    void nothingToPayNeedsNoProvider() {
        PlacedOrder order = ordering.placed(0);

        assertThat(pay(order, "decline-limit").expect(201).text("status")).isEqualTo("SUCCESS");
        assertThat(gateway.capturesTriedFor(order.id())).isZero();
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"decline-limit, EXCEED_MAX_AMOUNT", "decline-stolen, STOLEN_OR_LOST_CARD"})
    @DisplayName("PA-3: a decline keeps its reason, and the order can be paid again")
    void aDeclineKeepsItsReasonAndTheOrderCanBePaidAgain(String token, String reasonCode) {
        PlacedOrder order = ordering.placed(15_000);

        Answer declined = pay(order, token).expect(402);

        assertThat(declined.code()).isEqualTo("PAYMENT_DECLINED");
        assertThat(declined.text("reason")).isNotEmpty().isEqualTo(declined.text("detail"));
        assertThat(declined.text("reasonCode")).isEqualTo(reasonCode);
        assertThat(ordering.heard(order, PaymentDeclined.class))
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo(declined.text("reason")));
        assertThat(payments(order).json().at("/items/0/failureReason").asString())
                .isEqualTo(declined.text("reason"));

        pay(order, "approve").expect(201);

        Answer list = payments(order);
        assertThat(list.json().path("totalItems").asInt()).isEqualTo(2);
        assertThat(status(list, 0)).isEqualTo("FAILED");
        assertThat(status(list, 1)).isEqualTo("SUCCESS");
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
    }

    @Test
    void theProvidersOwnFailureTakesNothingAndTheOrderCanBePaidAgain() {
        PlacedOrder order = ordering.placed(15_000);

        Answer answer = pay(order, "error").expect(503);

        assertThat(answer.code()).isEqualTo("PAYMENT_PROVIDER_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(status(payments(order), 0)).isEqualTo("FAILED");
        pay(order, "approve").expect(201);
    }

    @Test
    @DisplayName("PA-4: an abandoned attempt that took nothing makes way for another")
    void anAttemptWithoutAnAnswerThatTookNothingMakesWay() {
        PlacedOrder order = ordering.placed(15_000);
        assertThat(pay(order, "timeout-before-capture").expect(201).text("status"))
                .isEqualTo("UNKNOWN");

        assertThat(pay(order, "approve").expect(201).text("status")).isEqualTo("SUCCESS");

        assertThat(status(payments(order), 0)).isEqualTo("FAILED");
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
    }

    @Test
    @DisplayName("PA-5: money that was taken without an answer is found, never taken twice and never called failed")
    void moneyTakenWithoutAnAnswerIsFound() {
        PlacedOrder order = ordering.placed(15_000);
        assertThat(pay(order, "timeout-after-capture").expect(201).text("status"))
                .isEqualTo("UNKNOWN");

        assertThat(pay(order, "approve").expect(409).code()).isEqualTo("ORDER_ALREADY_PAID");

        Answer list = payments(order);
        assertThat(list.json().path("totalItems").asInt()).isEqualTo(1);
        assertThat(status(list, 0)).isEqualTo("SUCCESS");
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
        assertThat(ordering.heard(order, PaymentDeclined.class)).isEmpty();
    }

    @Test
    @DisplayName("F17 OR-8: an order whose money may have been taken doesn't expire before that is known")
    void anOrderWhoseMoneyMayHaveBeenTakenDoesNotExpire() {
        PlacedOrder order = ordering.placed(12_000);
        pay(order, "timeout-after-capture").expect(201);

        assertThatThrownBy(() -> ordering.expires(order)).isInstanceOf(PaymentInProgress.class);
        assertThat(pay(order, "approve").expect(409).code()).isEqualTo("ORDER_ALREADY_PAID");

        assertThat(status(payments(order), 0)).isEqualTo("SUCCESS");
        PlacedOrder other = ordering.placed(12_000);
        pay(other, "decline-limit").expect(402);
        ordering.expires(other);
    }

    @Test
    void anExceptionOfTheProvidersClientIsNoAnswer() {
        PlacedOrder order = ordering.placed(15_000);
        gateway.nextCapture(order.id(), provider -> {
            provider.get();
            throw new IllegalStateException("connection reset");
        });

        assertThat(pay(order, "approve").expect(201).text("status")).isEqualTo("UNKNOWN");
        assertThat(pay(order, "approve").expect(409).code()).isEqualTo("ORDER_ALREADY_PAID");
    }

    @Test
    @DisplayName("PA-2: another amount than the order's is not taken for its money")
    void anotherAmountIsNotTakenForTheOrdersMoney() {
        PlacedOrder order = ordering.placed(15_000);
        gateway.nextCapture(order.id(), provider -> {
            var approved = (Outcome.Approved) provider.get();
            var one = new PaymentGateway.Subject(
                    approved.subject().reference(), approved.subject().providerKey(), Money.won(1));
            return new Outcome.Approved(one, approved.approvedAt(), approved.receiptUrl());
        });

        assertThat(pay(order, "approve").expect(201).text("status")).isEqualTo("UNKNOWN");
        assertThat(ordering.heard(order, PaymentCaptured.class)).isEmpty();
    }

    @Test
    @DisplayName("PA-4: an order is paid once")
    void anOrderIsPaidOnce() {
        PlacedOrder order = ordering.placed(15_000);
        pay(order, "approve").expect(201);

        // The first refusal is the order's own state; ordering itself says ORDER_ALREADY_PAID before that.
        assertThat(pay(order, "approve").expect(409).code()).isEqualTo("ORDER_ALREADY_PAID");
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
    }

    @Test
    void whenOrderingRefusesNothingIsStoredAndNobodyIsAsked() {
        PlacedOrder order = ordering.placed(15_000);
        ordering.refuses(order);

        assertThat(pay(order, "approve").expect(409).code()).isEqualTo("ILLEGAL_ORDER_STATE");

        assertThat(payments(order).json().path("totalItems").asInt()).isZero();
        assertThat(gateway.capturesTriedFor(order.id())).isZero();
    }

    @Test
    void aCancelledOrderCannotBePaid() {
        PlacedOrder order = ordering.placed(15_000);
        ordering.cancels(order);

        Answer answer = pay(order, "approve").expect(409);

        assertThat(answer.code()).isEqualTo("ILLEGAL_ORDER_STATE");
        assertThat(answer.text("state")).isEqualTo("CANCELLED");
    }

    @Test
    void theSameRequestAgainFindsTheFirstAttemptEvenWithoutTheRememberedAnswer() {
        PlacedOrder order = ordering.placed(15_000);
        var command = new PayOrder.Command(
                order.buyer(),
                order.id(),
                PaymentMethod.CARD,
                Means.token(null),
                new RequestKey(UUID.randomUUID().toString(), "content"));

        UUID first = payOrder.handle(command);

        assertThat(payOrder.handle(command)).isEqualTo(first);
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
    }

    @Test
    void theSameRequestAfterAFailureOfTheProviderTriesAgain() {
        PlacedOrder order = ordering.placed(15_000);
        ApiClient keyed = api.as(order.buyer()).idempotencyKey(UUID.randomUUID().toString());
        Map<String, Object> request = Map.of("orderId", order.id(), "paymentMethod", "CARD");
        gateway.nextCapture(order.id(), provider -> new Outcome.NotTaken("502"));
        keyed.post("/api/payments", request).expect(503);

        Answer again = keyed.post("/api/payments", request);

        assertThat(again.expect(201).text("status")).isEqualTo("SUCCESS");
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
    }

    @Test
    void anOrderIsRepricedBeforeItIsPaidButNotWhileMoneyIsBeingTaken() {
        PlacedOrder order = ordering.placed(15_000);
        ordering.reprices(order, 12_000);
        assertThat(pay(order, "timeout-before-capture")
                        .expect(201)
                        .json()
                        .path("amount")
                        .asLong())
                .isEqualTo(12_000);

        assertThatThrownBy(() -> ordering.reprices(order, 9_000)).isInstanceOf(PaymentInProgress.class);

        assertThat(pay(order, "approve").expect(201).json().path("amount").asLong())
                .isEqualTo(12_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPROVE", "decline_limit", "free", ""})
    void aTokenThatTheProviderDoesNotKnowIsNamed(String token) {
        PlacedOrder order = ordering.placed(15_000);

        Answer answer = pay(order, token).expect(400);

        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("paymentToken");
        assertThat(answer.json().at("/errors/0/message").asString()).isNotEqualTo("PAYMENT_TOKEN");
    }

    @Test
    @DisplayName("PA-9: a payment is there for its buyer and the operator only")
    void aPaymentIsThereForItsBuyerAndTheOperatorOnly() {
        PlacedOrder order = ordering.placed(15_000);
        String path = "/api/payments/" + pay(order, "approve").expect(201).text("id");
        String ofOrder = "/api/orders/" + order.id() + "/payments";
        String ofMember = "/api/users/" + order.buyer().memberId() + "/payments";

        for (ApiClient stranger : new ApiClient[] {
            api.as(Actor.buyer(UUID.randomUUID())),
            api.as(new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, UUID.randomUUID()))
        }) {
            stranger.get(path).expect(404);
            stranger.get(ofOrder).expect(404);
            stranger.get(ofMember).expect(404);
            stranger.post(path + "/refund", Map.of("reason", "내 것이 아니지만")).expect(404);
            stranger.post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD"))
                    .expect(404);
        }
        ApiClient operator = api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
        assertThat(operator.get(path).expect(200).text("status")).isEqualTo("SUCCESS");
        operator.get(ofOrder).expect(200);
        operator.get(ofMember).expect(200);
        api.get(path).expect(401);
    }

    @Test
    void nobodyElsesOrderIsPaidNotEvenByTheOperator() {
        PlacedOrder order = ordering.placed(15_000);

        api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null))
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD"))
                .expect(404);
        api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", UUID.randomUUID(), "paymentMethod", "CARD"))
                .expect(404);
    }

    @Test
    @DisplayName("PA-9: a member's payments by state, paged, the latest first")
    void aMembersPaymentsByState() {
        PlacedOrder order = ordering.placed(15_000);
        pay(order, "decline-limit").expect(402);
        pay(order, "error").expect(503);
        String id = pay(order, "approve").expect(201).text("id");
        ApiClient buyer = api.as(order.buyer());

        Answer all = buyer.get("/api/users/me/payments?size=2").expect(200);
        assertThat(all.json().path("totalItems").asInt()).isEqualTo(3);
        assertThat(all.json().path("items").size()).isEqualTo(2);
        assertThat(all.json().at("/items/0/id").asString()).isEqualTo(id);
        assertThat(buyer.get("/api/users/me/payments?status=FAILED")
                        .expect(200)
                        .json()
                        .path("totalItems")
                        .asInt())
                .isEqualTo(2);
        buyer.get("/api/users/me/payments?status=PAID").expect(400);
        buyer.get("/api/users/me/payments?sort=buyerId").expect(400);
    }

    @Test
    void anOrderThatIsPastPayingSaysSo() {
        PlacedOrder order = ordering.placed(15_000);
        ordering.moves(order, OrderStatus.DELIVERED);

        assertThat(pay(order, "approve").expect(409).code()).isEqualTo("ILLEGAL_ORDER_STATE");
    }

    @Test
    @DisplayName("F25: a key stands for one way of paying an order: with another content it is refused")
    void aKeyStandsForOneWayOfPaying() {
        PlacedOrder order = ordering.placed(30_000);
        String key = UUID.randomUUID().toString();
        Answer paid = payWith(key, order, "CARD").expect(201);

        passTwoDays();
        Answer same = payWith(key, order, "CARD").expect(201);
        passTwoDays();
        Answer other = payWith(key, order, "TRANSFER").expect(422);

        assertThat(same.text("id")).isEqualTo(paid.text("id"));
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
    }

    private Answer payWith(String key, PlacedOrder order, String method) {
        return api.as(order.buyer())
                .idempotencyKey(key)
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", method));
    }

    private void passTwoDays() {
        api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null))
                .post("/api/admin/clock", Map.of("advance", "P2D"))
                .expect(200);
    }
}
