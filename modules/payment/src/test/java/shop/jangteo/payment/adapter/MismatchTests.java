package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.payment.adapter.jooq.Tables.MOCK_PROVIDER_TRANSACTIONS;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENT_MISMATCHES;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.ResolveOpenPayments;
import shop.jangteo.payment.application.ReturnWrongCaptures;
import shop.jangteo.payment.application.SettlePayment;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.application.port.PaymentGateway.RefundOutcome;
import shop.jangteo.payment.application.port.PaymentGateway.Subject;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("F19: what the provider says is held against our own row")
class MismatchTests {

    private final ApiClient api;
    private final Ordering ordering;
    private final FaultyGateway gateway;
    private final ResolveOpenPayments resolve;
    private final ReturnWrongCaptures giveBack;
    private final SettlePayment settle;
    private final Payments payments;
    private final DSLContext db;

    MismatchTests(
            ApiClient api,
            Ordering ordering,
            FaultyGateway gateway,
            ResolveOpenPayments resolve,
            ReturnWrongCaptures giveBack,
            SettlePayment settle,
            Payments payments,
            DSLContext db) {
        this.api = api;
        this.ordering = ordering;
        this.gateway = gateway;
        this.resolve = resolve;
        this.giveBack = giveBack;
        this.settle = settle;
        this.payments = payments;
        this.db = db;
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private Answer pay(PlacedOrder order, String token) {
        return api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD", "paymentToken", token));
    }

    private UUID unknown(PlacedOrder order) {
        return UUID.fromString(pay(order, "timeout-after-capture").expect(201).text("id"));
    }

    private void passTime(String duration) {
        operator().post("/api/admin/clock", Map.of("advance", duration)).expect(200);
    }

    private PaymentStatus status(UUID payment) {
        return payments.get(payment).status();
    }

    private List<String> noted(UUID payment) {
        return db.select(PAYMENT_MISMATCHES.KIND, PAYMENT_MISMATCHES.STATUS)
                .from(PAYMENT_MISMATCHES)
                .where(PAYMENT_MISMATCHES.PAYMENT_ID.eq(payment))
                .orderBy(PAYMENT_MISMATCHES.FOUND_AT)
                .fetch(row -> row.value1() + " " + row.value2());
    }

    @Test
    @DisplayName("F19: another amount, confirmed by asking again, goes back whole before the attempt is called failed")
    void anotherAmountGoesBackWhole() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = unknown(order);
        db.update(MOCK_PROVIDER_TRANSACTIONS)
                .set(MOCK_PROVIDER_TRANSACTIONS.AMOUNT, 14_000L)
                .where(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY.eq(payment))
                .execute();

        passTime("PT11S");
        resolve.handle();
        assertThat(status(payment)).isEqualTo(PaymentStatus.UNKNOWN);
        assertThat(noted(payment)).containsExactly("AMOUNT_TAKEN TO_RETURN");
        Alerted.soon(operator(), "payment-mismatch", "payment " + payment);
        giveBack.handle();
        passTime("PT30S");
        resolve.handle();

        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(14_000);
        assertThat(status(payment)).isEqualTo(PaymentStatus.FAILED);
        assertThat(noted(payment)).containsExactly("AMOUNT_TAKEN RETURNED");
        assertThat(ordering.heard(order, PaymentCaptured.class)).isEmpty();
        assertThat(ordering.heard(order, PaymentDeclined.class)).hasSize(1);
        pay(order, "approve").expect(201);
    }

    @Test
    void aReturnThatIsRefusedIsTriedAgain() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = unknown(order);
        db.update(MOCK_PROVIDER_TRANSACTIONS)
                .set(MOCK_PROVIDER_TRANSACTIONS.AMOUNT, 14_000L)
                .where(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY.eq(payment))
                .execute();
        gateway.nextRefund(payment, provider -> new RefundOutcome.Refused("BANK_CLOSED", "점검 시간입니다."));
        passTime("PT11S");
        resolve.handle();

        giveBack.handle();
        giveBack.handle();
        assertThat(ordering.refundedAtProvider(payment)).isZero();
        passTime("PT31S");
        giveBack.handle();

        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(14_000);
        assertThat(noted(payment)).containsExactly("AMOUNT_TAKEN RETURNED");
    }

    @Test
    @DisplayName("F19: a wrong deposit waits for the buyer to say where it goes, and goes as soon as that is said")
    void aWrongDepositWaitsForTheBuyersAccount() {
        PlacedOrder order = ordering.placed(15_000);
        ApiClient buyer = api.as(order.buyer());
        UUID payment = UUID.fromString(buyer.post(
                        "/api/payments",
                        Map.of(
                                "orderId",
                                order.id(),
                                "paymentMethod",
                                "VIRTUAL_ACCOUNT",
                                "virtualAccount",
                                Map.of("depositor", "김하늘")))
                .expect(201)
                .text("id"));
        String path = "/api/payments/" + payment;
        operator().put("/api/mock-provider/faults", Map.of("webhooks", "late")).expect(200);
        operator()
                .post("/api/mock-provider/deposits", Map.of("paymentId", payment))
                .expect(204);
        db.update(MOCK_PROVIDER_TRANSACTIONS)
                .set(MOCK_PROVIDER_TRANSACTIONS.AMOUNT, 14_000L)
                .where(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY.eq(payment))
                .execute();
        passTime("PT1H1S");
        resolve.handle();
        operator().post("/api/mock-provider/webhooks/release").expect(200);
        operator().put("/api/mock-provider/faults", Map.of()).expect(200);
        assertThat(noted(payment)).containsExactly("AMOUNT_TAKEN TO_RETURN");

        giveBack.handle();

        assertThat(ordering.refundedAtProvider(payment)).isZero();
        assertThat(buyer.get(path)
                        .expect(200)
                        .json()
                        .path("refundAccountNeeded")
                        .asBoolean())
                .isTrue();
        Answer named = buyer.put(
                        path + "/refund-account",
                        Map.of("bank", "88", "accountNumber", "110998877665", "holderName", "김하늘"))
                .expect(200);
        assertThat(named.json().path("refundAccountNeeded").asBoolean()).isFalse();
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(14_000);
        assertThat(noted(payment)).containsExactly("AMOUNT_TAKEN RETURNED");
    }

    @Test
    void aReturnThatIsRefusedAgainAndAgainCallsSomebody() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = unknown(order);
        db.update(MOCK_PROVIDER_TRANSACTIONS)
                .set(MOCK_PROVIDER_TRANSACTIONS.AMOUNT, 14_000L)
                .where(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY.eq(payment))
                .execute();
        for (int tries = 0; tries < 8; tries++) {
            gateway.nextRefund(payment, provider -> new RefundOutcome.Refused("BANK_CLOSED", "점검 시간입니다."));
        }
        passTime("PT11S");
        resolve.handle();

        for (int tries = 0; tries < 8; tries++) {
            assertThat(Alerted.of(operator(), "wrong-capture-kept", "payment " + payment))
                    .isZero();
            giveBack.handle();
            passTime("PT1H1S");
        }

        Alerted.soon(operator(), "wrong-capture-kept", "payment " + payment);
        giveBack.handle();
        assertThat(noted(payment)).containsExactly("AMOUNT_TAKEN RETURNED");
    }

    @Test
    @DisplayName("F19: an answer about another order's payment takes nothing from it, and the truth is asked for")
    void anAnswerAboutAnotherOrdersPaymentTakesNothingFromIt() {
        PlacedOrder other = ordering.placed(15_000);
        UUID otherPayment = UUID.fromString(pay(other, "approve").expect(201).text("id"));
        PlacedOrder order = ordering.placed(15_000);
        gateway.nextCapture(
                order.id(),
                provider -> new Outcome.Approved(
                        new Subject(otherPayment.toString(), "mock-" + otherPayment, Money.won(15_000)),
                        java.time.Instant.now(),
                        null));

        Answer answer = pay(order, "approve").expect(201);
        UUID payment = UUID.fromString(answer.text("id"));
        assertThat(answer.text("status")).isEqualTo("UNKNOWN");
        assertThat(noted(payment)).containsExactly("ANSWER NOTED");
        passTime("PT11S");
        resolve.handle();
        giveBack.handle();

        assertThat(status(payment)).as("the provider never heard of it").isEqualTo(PaymentStatus.FAILED);
        assertThat(status(otherPayment)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(ordering.refundedAtProvider(otherPayment)).isZero();
        assertThat(ordering.heard(order, PaymentCaptured.class)).isEmpty();
    }

    @Test
    void anAnswerThatLiedOnceIsPutRightByAsking() {
        PlacedOrder order = ordering.placed(15_000);
        gateway.nextCapture(order.id(), provider -> {
            Subject said = ((Outcome.Approved) provider.get()).subject();
            return new Outcome.Mismatched("KRW", "USD", said);
        });
        UUID payment = UUID.fromString(pay(order, "approve").expect(201).text("id"));
        assertThat(noted(payment)).containsExactly("ANSWER NOTED");

        passTime("PT11S");
        resolve.handle();
        giveBack.handle();

        assertThat(status(payment)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(ordering.refundedAtProvider(payment)).isZero();
    }

    @Test
    void moneyThatIsTakenForAnAttemptThatHadEndedGoesBack() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = unknown(order);
        settle.handle(new SettlePayment.Command(payment, new Outcome.NotTaken("the provider was wrong")));
        assertThat(status(payment)).isEqualTo(PaymentStatus.FAILED);

        settle.handle(new SettlePayment.Command(
                payment,
                new Outcome.Approved(
                        new Subject(payment.toString(), "mock-" + payment, Money.won(15_000)),
                        java.time.Instant.now(),
                        null)));
        giveBack.handle();

        assertThat(noted(payment)).containsExactly("TAKEN_AFTER_END RETURNED");
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(15_000);
    }

    @Test
    @DisplayName("PA-5, F17: an outcome that can't be had for long calls somebody, and is found in the end")
    void anOutcomeThatCannotBeHadForLongCallsSomebody() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = unknown(order);
        operator().put("/api/mock-provider/faults", Map.of("maintenance", true)).expect(200);
        passTime("PT5M");
        resolve.handle();
        assertThat(status(payment)).isEqualTo(PaymentStatus.UNKNOWN);
        assertThat(Alerted.of(operator(), "payment-unresolved", "payment " + payment))
                .isZero();

        passTime("PT6M");
        resolve.handle();
        Alerted.soon(operator(), "payment-unresolved", "payment " + payment);
        assertThat(pay(order, "approve").expect(409).code()).isEqualTo("PAYMENT_IN_PROGRESS");
        operator().put("/api/mock-provider/faults", Map.of()).expect(200);
        passTime("PT10M");
        resolve.handle();

        assertThat(status(payment)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }
}
