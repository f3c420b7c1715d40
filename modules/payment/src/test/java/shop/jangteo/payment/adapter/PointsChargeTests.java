package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENTS;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.PaymentStarted;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.PayPointsCharge;
import shop.jangteo.payment.application.ResolveOpenPayments;
import shop.jangteo.payment.application.StartPointsCharge;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("PR-5: points are paid for like orders")
class PointsChargeTests {

    private final ApiClient api;
    private final Ordering ordering;
    private final StartPointsCharge start;
    private final PayPointsCharge payCharge;
    private final ResolveOpenPayments resolve;
    private final DSLContext db;

    PointsChargeTests(
            ApiClient api,
            Ordering ordering,
            StartPointsCharge start,
            PayPointsCharge payCharge,
            ResolveOpenPayments resolve,
            DSLContext db) {
        this.api = api;
        this.ordering = ordering;
        this.start = start;
        this.payCharge = payCharge;
        this.resolve = resolve;
        this.db = db;
    }

    private static StartPointsCharge.Command command(PlacedOrder charge) {
        return new StartPointsCharge.Command(
                charge.id(), charge.buyer().memberId(), charge.amount(), PaymentMethod.CARD);
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private PlacedOrder unpaid() {
        return new PlacedOrder(UUID.randomUUID(), Actor.buyer(UUID.randomUUID()), Money.won(50_000));
    }

    @Test
    void theMoneyIsTakenOnceAndTheChargeIsNamed() {
        PlacedOrder charge = ordering.chargesPoints(50_000, "CARD", "approve");

        await().untilAsserted(() ->
                assertThat(ordering.heard(charge, PaymentCaptured.class)).hasSize(1));
        PaymentCaptured captured = ordering.heard(charge, PaymentCaptured.class).getFirst();
        assertThat(captured.purpose()).isEqualTo("POINTS_CHARGE");
        assertThat(captured.amount()).isEqualTo(Money.won(50_000));
        assertThat(ordering.heard(charge, PaymentStarted.class))
                .singleElement()
                .satisfies(event -> assertThat(event.purpose()).isEqualTo("POINTS_CHARGE"));
        Answer mine = api.as(charge.buyer()).get("/api/users/me/payments").expect(200);
        assertThat(mine.json().at("/items/0/purpose").asString()).isEqualTo("POINTS_CHARGE");
        assertThat(mine.json().at("/items/0/orderId").asString())
                .isEqualTo(charge.id().toString());
        api.as(charge.buyer()).get("/api/orders/" + charge.id() + "/payments").expect(200);
    }

    @Test
    void aChargeThatIsAskedForAgainIsNotPaidAgain() throws Exception {
        PlacedOrder charge = unpaid();

        Races.atOnce(6, () -> {
            payCharge.handle(new PayPointsCharge.Command(command(charge), "approve"));
            return null;
        });
        payCharge.handle(new PayPointsCharge.Command(command(charge), "approve"));

        assertThat(db.fetchCount(PAYMENTS, PAYMENTS.ORDER_ID.eq(charge.id()))).isEqualTo(1);
        assertThat(ordering.capturesAtProvider(charge)).isEqualTo(1);
        assertThat(ordering.heard(charge, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    void aDeclineIsToldWithItsReasonAndEndsTheCharge() {
        PlacedOrder charge = ordering.chargesPoints(50_000, "CARD", "decline-limit");

        await().untilAsserted(() ->
                assertThat(ordering.heard(charge, PaymentDeclined.class)).hasSize(1));

        payCharge.handle(new PayPointsCharge.Command(command(charge), "approve"));
        assertThat(ordering.heard(charge, PaymentDeclined.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.purpose()).isEqualTo("POINTS_CHARGE");
                    assertThat(event.reason()).isNotEmpty();
                });
        assertThat(ordering.capturesAtProvider(charge)).isZero();
        api.as(charge.buyer())
                .post("/api/payments", Map.of("orderId", charge.id(), "paymentMethod", "CARD"))
                .expect(404);
    }

    @Test
    void aTokenThatTheProviderDoesNotKnowEndsTheChargeToo() {
        PlacedOrder charge = ordering.chargesPoints(50_000, "CARD", "free");

        await().untilAsserted(() ->
                assertThat(ordering.heard(charge, PaymentDeclined.class)).hasSize(1));
    }

    @Test
    @DisplayName("F2: a process that dies before it asks the provider leaves an attempt that a job ends")
    void aProcessThatDiesBeforeItAsksLeavesAnAttemptThatEnds() {
        PlacedOrder charge = unpaid();
        start.alone(command(charge));

        operator().post("/api/admin/clock", Map.of("advance", "PT91S")).expect(200);
        resolve.handle();

        assertThat(ordering.heard(charge, PaymentDeclined.class)).hasSize(1);
        payCharge.handle(new PayPointsCharge.Command(command(charge), "approve"));
        assertThat(ordering.capturesAtProvider(charge)).isZero();
    }

    @Test
    void whatWasPaidForPointsGoesBackLikeAnythingElse() {
        PlacedOrder charge = unpaid();
        payCharge.handle(new PayPointsCharge.Command(command(charge), "approve"));
        List<PaymentCaptured> captured = ordering.heard(charge, PaymentCaptured.class);

        api.as(charge.buyer())
                .post("/api/payments/" + captured.getFirst().paymentId() + "/refund", Map.of("reason", "사용하지 않음"))
                .expect(200);

        assertThat(ordering.heard(charge, PaymentRefunded.class))
                .singleElement()
                .satisfies(event -> assertThat(event.purpose()).isEqualTo("POINTS_CHARGE"));
    }

    @Test
    void aWindowOrADepositIsFoundByTheChargesId() {
        PlacedOrder charge = ordering.chargesPoints(50_000, "VIRTUAL_ACCOUNT", null);

        await().untilAsserted(() -> assertThat(api.as(charge.buyer())
                        .get("/api/orders/" + charge.id() + "/payments")
                        .json()
                        .at("/items/0/virtualAccount/accountNumber")
                        .asString())
                .isNotEmpty());
    }
}
