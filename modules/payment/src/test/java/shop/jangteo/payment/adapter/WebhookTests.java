package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.jangteo.payment.adapter.jooq.Tables.WEBHOOK_MESSAGES;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.StartPayment;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("PA-6: an unsigned message is a hint, stored once")
class WebhookTests {

    private static final String PATH = "/api/webhooks/payments/mock";

    private final ApiClient api;
    private final Ordering ordering;
    private final StartPayment start;
    private final Payments payments;
    private final DSLContext db;
    private final Clock clock;

    WebhookTests(ApiClient api, Ordering ordering, StartPayment start, Payments payments, DSLContext db, Clock clock) {
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
        provider().post(PATH, Map.of("messageId", messageId, "paymentId", paymentId)).expect(200);
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

    @Test
    @DisplayName("F22: a forged message changes nothing that the provider does not confirm")
    void aForgedMessageTakesNoMoneyAndStopsNoPaymentThatIsUnderWay() {
        PlacedOrder order = ordering.placed(15_000);
        UUID payment = start.handle(new StartPayment.Command(order.buyer(), order.id(), PaymentMethod.CARD, null));

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
        provider().post(PATH, Map.of("messageId", "한글", "paymentId", UUID.randomUUID()))
                .expect(400);
        provider().post(PATH, Map.of("messageId", "x".repeat(101), "paymentId", UUID.randomUUID()))
                .expect(400);
        provider().post(PATH, Map.of("messageId", "x", "paymentId", UUID.randomUUID(), "status", "DONE"))
                .expect(400);
    }
}
