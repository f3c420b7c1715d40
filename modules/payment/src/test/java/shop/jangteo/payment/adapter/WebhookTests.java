package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.jangteo.payment.adapter.jooq.Tables.MOCK_PROVIDER_TRANSACTIONS;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENT_MISMATCHES;
import static shop.jangteo.payment.adapter.jooq.Tables.WEBHOOK_MESSAGES;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.ForgetWebhooks;
import shop.jangteo.payment.application.HandleWebhook;
import shop.jangteo.payment.application.StartPayment;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("PA-6: what a provider tells is a hint, kept once")
class WebhookTests {

    private static final String PATH = "/api/webhooks/payments/mock";

    private final ApiClient api;
    private final Ordering ordering;
    private final StartPayment start;
    private final Payments payments;
    private final FaultyGateway gateway;
    private final Bank bank;
    private final HandleWebhook webhooks;
    private final ForgetWebhooks forget;
    private final PersonalData personalData;
    private final DSLContext db;
    private final Clock clock;

    WebhookTests(
            ApiClient api,
            Ordering ordering,
            StartPayment start,
            Payments payments,
            FaultyGateway gateway,
            Bank bank,
            HandleWebhook webhooks,
            ForgetWebhooks forget,
            PersonalData personalData,
            DSLContext db,
            Clock clock) {
        this.gateway = gateway;
        this.bank = bank;
        this.webhooks = webhooks;
        this.forget = forget;
        this.personalData = personalData;
        this.api = api;
        this.ordering = ordering;
        this.start = start;
        this.payments = payments;
        this.db = db;
        this.clock = clock;
    }

    private UUID pay(PlacedOrder order, String token) {
        return UUID.fromString(api.as(order.buyer())
                .post(
                        "/api/payments",
                        Map.of("orderId", order.id(), "paymentMethod", "EASY_PAY", "paymentToken", token))
                .expect(201)
                .text("id"));
    }

    private ApiClient provider() {
        return api.header("X-Webhook-Secret", PaymentTest.WEBHOOK_SECRET);
    }

    private void tell(UUID paymentId, String messageId) {
        provider()
                .post(PATH, Map.of("messageId", messageId, "paymentId", paymentId))
                .expect(200);
    }

    private List<String> messagesAbout(UUID paymentId) {
        return db.select(WEBHOOK_MESSAGES.STATUS)
                .from(WEBHOOK_MESSAGES)
                .where(WEBHOOK_MESSAGES.PAYMENT_ID.eq(paymentId))
                .fetch(WEBHOOK_MESSAGES.STATUS);
    }

    @Test
    @DisplayName("F21, F23: told twice before the answer, the money counts once")
    void toldTwiceBeforeTheAnswerTheMoneyCountsOnce() {
        PlacedOrder order = ordering.placed(15_000);

        UUID payment = pay(order, "duplicate-webhook");

        await().untilAsserted(() -> assertThat(messagesAbout(payment)).containsExactly("HANDLED"));
        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    void aHintSettlesAnAttemptWithoutAnAnswerAndASecondOneChangesNothing() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = pay(order, "timeout-after-capture");
        String messageId = UUID.randomUUID().toString();

        tell(payment, messageId);
        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.SUCCESS);
        tell(payment, messageId);
        tell(payment, UUID.randomUUID().toString());

        assertThat(messagesAbout(payment)).containsExactly("HANDLED", "HANDLED");
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    /** Somebody cancels at the provider's desk, and the provider tells. */
    private void givenBackAtTheDesk(UUID payment, long won) {
        db.insertInto(MOCK_PROVIDER_TRANSACTIONS)
                .set(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY, UUID.randomUUID())
                .set(MOCK_PROVIDER_TRANSACTIONS.OF_KEY, payment)
                .set(MOCK_PROVIDER_TRANSACTIONS.PROVIDER_KEY, "mock-" + payment)
                .set(MOCK_PROVIDER_TRANSACTIONS.KIND, "REFUND")
                .set(MOCK_PROVIDER_TRANSACTIONS.AMOUNT, won)
                .set(MOCK_PROVIDER_TRANSACTIONS.ANSWER, "APPROVED")
                .set(MOCK_PROVIDER_TRANSACTIONS.ANSWERED_AT, clock.instant())
                .execute();
        tell(payment, UUID.randomUUID().toString());
    }

    private List<String> goneOf(UUID payment) {
        return db.select(PAYMENT_MISMATCHES.EXPECTED, PAYMENT_MISMATCHES.ACTUAL)
                .from(PAYMENT_MISMATCHES)
                .where(PAYMENT_MISMATCHES.PAYMENT_ID.eq(payment))
                .and(PAYMENT_MISMATCHES.KIND.eq("GONE"))
                .orderBy(PAYMENT_MISMATCHES.FOUND_AT)
                .fetch(row -> row.value1() + ": " + row.value2());
    }

    @Test
    @DisplayName("PA-6: what somebody gave back at the provider's desk is recorded and alerted, once for each amount")
    void whatWasGivenBackAtTheProvidersDeskIsRecordedAndAlerted() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = pay(order, "approve");
        operator()
                .keyed()
                .post("/api/payments/" + payment + "/refund", Map.of("amount", 2_000, "reason", "배송 지연 보상"))
                .expect(200);
        tell(payment, UUID.randomUUID().toString());
        assertThat(goneOf(payment)).as("our own refund").isEmpty();

        givenBackAtTheDesk(payment, 5_000);
        tell(payment, UUID.randomUUID().toString());
        givenBackAtTheDesk(payment, 8_000);

        assertThat(goneOf(payment))
                .containsExactly(
                        "2000 KRW asked back: 7000 KRW gone, of 15000 KRW",
                        "2000 KRW asked back: 15000 KRW gone, all of it was given back");
        Alerted.soon(operator(), "payment-mismatch", "payment " + payment);
        assertThat(payments.get(payment).status())
                .as("nothing is corrected by itself")
                .isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private void passTime(String duration) {
        operator().post("/api/admin/clock", Map.of("advance", duration)).expect(200);
    }

    @Test
    @DisplayName("F22: who doesn't know the secret is refused, nothing of it is kept, and somebody is called")
    void whoDoesNotKnowTheSecretIsRefused() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = pay(order, "timeout-after-capture");
        Map<String, Object> message = Map.of("messageId", UUID.randomUUID().toString(), "paymentId", payment);

        assertThat(api.post(PATH, message).expect(401).code()).isEqualTo("FORGED_WEBHOOK");
        api.header("X-Webhook-Secret", "a guess").post(PATH, message).expect(401);
        provider().post("/api/webhooks/payments/nobody", message).expect(404);

        assertThat(messagesAbout(payment)).isEmpty();
        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.UNKNOWN);
        Alerted.soon(operator(), "webhook-forged", "mock");
    }

    @Test
    @DisplayName("F22: a message of 1 MB is refused")
    void aMessageOfAnySizeIsNotTaken() {
        Answer answer = provider().post(PATH, "x".repeat(1_000_000));

        assertThat(answer.expect(413).code()).isEqualTo("REQUEST_TOO_LARGE");
    }

    @Test
    void aMessageIsKeptAsItCameButSealed() {
        UUID unknown = UUID.randomUUID();

        tell(unknown, UUID.randomUUID().toString());

        String kept = db.select(WEBHOOK_MESSAGES.BODY)
                .from(WEBHOOK_MESSAGES)
                .where(WEBHOOK_MESSAGES.PAYMENT_ID.eq(unknown))
                .fetchSingle(WEBHOOK_MESSAGES.BODY);
        assertThat(kept).doesNotContain(unknown.toString());
        assertThat(personalData.open(kept)).contains(unknown.toString());
    }

    @Test
    @DisplayName("PA-6: a message that could not be looked into is answered, kept and looked into again")
    void aMessageThatCouldNotBeLookedIntoIsLookedIntoAgain() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = pay(order, "timeout-after-capture");
        gateway.nextQuestion(payment, provider -> new PaymentGateway.Outcome.Unclear("no answer"));

        tell(payment, UUID.randomUUID().toString());
        assertThat(messagesAbout(payment)).containsExactly("RECEIVED");
        webhooks.handleDue();
        assertThat(messagesAbout(payment)).as("not before it is due").containsExactly("RECEIVED");
        passTime("PT11S");
        webhooks.handleDue();

        assertThat(messagesAbout(payment)).containsExactly("HANDLED");
        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.SUCCESS);
    }

    @Test
    @DisplayName("F23: a message about an account that is still being opened is looked into afterwards")
    void aMessageAboutAnAccountThatIsBeingOpenedWaits() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = start.handle(
                        new StartPayment.Command(order.buyer(), order.id(), PaymentMethod.VIRTUAL_ACCOUNT, null))
                .id();

        tell(payment, UUID.randomUUID().toString());

        assertThat(messagesAbout(payment)).containsExactly("RECEIVED");
        passTime("PT91S");
        webhooks.handleDue();
        assertThat(messagesAbout(payment)).containsExactly("HANDLED");
    }

    @Test
    @DisplayName("F21: five times the same message while the money is being taken, one effect")
    void fiveTimesTheSameMessageAtOnce() throws Exception {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = pay(order, "timeout-after-capture");
        String messageId = UUID.randomUUID().toString();

        Races.atOnce(5, () -> {
            tell(payment, messageId);
            return null;
        });

        assertThat(messagesAbout(payment)).containsExactly("HANDLED");
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    @DisplayName("F21: every message twice, an hour late and in the wrong order, one effect")
    void everyMessageTwiceLateAndInTheWrongOrder() {
        operator()
                .put("/api/mock-provider/faults", Map.of("webhooks", "out-of-order"))
                .expect(200);
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = bank.opened(order);
        bank.deposit(payment);
        bank.takeBack(order);
        bank.deposit(payment);
        passTime("PT1H");
        assertThat(payments.get(payment).status())
                .as("nobody else has told")
                .isEqualTo(PaymentStatus.WAITING_FOR_DEPOSIT);

        operator().post("/api/mock-provider/webhooks/release").expect(200);
        operator().put("/api/mock-provider/faults", Map.of()).expect(200);
        db.select(WEBHOOK_MESSAGES.MESSAGE_ID)
                .from(WEBHOOK_MESSAGES)
                .where(WEBHOOK_MESSAGES.PAYMENT_ID.eq(payment))
                .fetch(WEBHOOK_MESSAGES.MESSAGE_ID)
                .forEach(messageId -> tell(payment, messageId));

        assertThat(messagesAbout(payment)).hasSizeGreaterThanOrEqualTo(3).containsOnly("HANDLED");
        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    @DisplayName("F22: a message changes nothing that the provider does not confirm")
    void aMessageTakesNoMoneyAndStopsNoPaymentThatIsUnderWay() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = start.handle(new StartPayment.Command(order.buyer(), order.id(), PaymentMethod.CARD, null))
                .id();

        tell(payment, UUID.randomUUID().toString());

        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(payments.get(payment).attempt().amount()).isEqualTo(Money.won(15_000));
    }

    @Test
    @DisplayName("PA-6: a message whose first delivery broke off is looked into when it is sent again")
    void aMessageThatWasReceivedAndNotLookedIntoIsTakenUpWhenItIsSentAgain() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = pay(order, "timeout-after-capture");
        String messageId = UUID.randomUUID().toString();
        db.insertInto(WEBHOOK_MESSAGES)
                .set(WEBHOOK_MESSAGES.PROVIDER, "mock")
                .set(WEBHOOK_MESSAGES.MESSAGE_ID, messageId)
                .set(WEBHOOK_MESSAGES.PAYMENT_ID, payment)
                .set(WEBHOOK_MESSAGES.RECEIVED_AT, clock.instant())
                .set(WEBHOOK_MESSAGES.STATUS, "RECEIVED")
                .set(WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT, clock.instant())
                .execute();

        tell(payment, messageId);

        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(messagesAbout(payment)).containsExactly("HANDLED");
    }

    @Test
    void aMessageAboutAnUnknownPaymentIsKeptAndAnswered() {
        UUID unknown = UUID.randomUUID();

        tell(unknown, UUID.randomUUID().toString());

        assertThat(messagesAbout(unknown)).containsExactly("IGNORED");
    }

    @Test
    void whatIsNoMessageIsRefused() {
        provider().post(PATH, "not json").expect(400);
        provider()
                .post(PATH, Map.of("messageId", "한글", "paymentId", UUID.randomUUID()))
                .expect(400);
        provider()
                .post(PATH, Map.of("messageId", "x".repeat(101), "paymentId", UUID.randomUUID()))
                .expect(400);
        provider()
                .post(PATH, Map.of("messageId", "x", "paymentId", UUID.randomUUID(), "status", "DONE"))
                .expect(400);
    }

    @Test
    void whatWasLookedIntoIsForgottenInTheEndAndNothingElse() {
        UUID handled = pay(ordering.placed(15_000), "timeout-after-capture");
        tell(handled, UUID.randomUUID().toString());
        UUID unhandled = UUID.randomUUID();
        db.insertInto(WEBHOOK_MESSAGES)
                .set(WEBHOOK_MESSAGES.PROVIDER, "mock")
                .set(WEBHOOK_MESSAGES.MESSAGE_ID, unhandled.toString())
                .set(WEBHOOK_MESSAGES.PAYMENT_ID, unhandled)
                .set(WEBHOOK_MESSAGES.RECEIVED_AT, clock.instant())
                .set(WEBHOOK_MESSAGES.STATUS, "RECEIVED")
                .set(WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT, clock.instant())
                .execute();
        passTime("P89D");
        forget.handle();
        assertThat(messagesAbout(handled)).containsExactly("HANDLED");

        passTime("P1DT1S");
        forget.handle();

        assertThat(messagesAbout(handled)).isEmpty();
        assertThat(messagesAbout(unhandled)).containsExactly("RECEIVED");
        webhooks.handleDue();
        assertThat(messagesAbout(unhandled)).containsExactly("IGNORED");
    }
}
