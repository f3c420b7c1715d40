package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.jangteo.payment.adapter.jooq.Tables.WEBHOOK_MESSAGES;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.application.HandleWebhook;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.application.port.WebhookInbox;
import shop.jangteo.payment.application.port.WebhookInbox.Message;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

/** Whoever has an account open knows its payment's id, and can tell as much about it as he likes. */
@PaymentTest
@TestPropertySource(properties = "jangteo.payment.hint-gap=5m")
@DisplayName("PA-6, F22: many messages about one payment cost few questions, and the deposit is found all the same")
class HintTests {

    private static final int HINTS = 50;

    private final ApiClient api;
    private final Ordering ordering;
    private final Bank bank;
    private final FaultyGateway gateway;
    private final HandleWebhook webhooks;
    private final WebhookInbox inbox;
    private final Clock clock;
    private final DSLContext db;

    HintTests(
            ApiClient api,
            Ordering ordering,
            Bank bank,
            FaultyGateway gateway,
            HandleWebhook webhooks,
            WebhookInbox inbox,
            Clock clock,
            DSLContext db) {
        this.api = api;
        this.ordering = ordering;
        this.bank = bank;
        this.gateway = gateway;
        this.webhooks = webhooks;
        this.inbox = inbox;
        this.clock = clock;
        this.db = db;
    }

    private Answer hint(UUID payment) {
        return api.header("X-Webhook-Secret", PaymentTest.WEBHOOK_SECRET)
                .post(
                        "/api/webhooks/payments/mock",
                        Map.of("messageId", UUID.randomUUID().toString(), "paymentId", payment))
                .expect(200);
    }

    private void passTime(String duration) {
        api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null))
                .post("/api/admin/clock", Map.of("advance", duration))
                .expect(200);
    }

    private List<String> messagesAbout(UUID payment) {
        return db.select(WEBHOOK_MESSAGES.STATUS)
                .from(WEBHOOK_MESSAGES)
                .where(WEBHOOK_MESSAGES.PAYMENT_ID.eq(payment))
                .fetch(WEBHOOK_MESSAGES.STATUS);
    }

    @Test
    @DisplayName(
            "one question is under way, the others are answered at once, and the next question is good for all of them")
    void oneQuestionAtATime() {
        UUID payment = bank.opened(ordering.placed(15_000));
        List<CompletableFuture<Answer>> hints;
        try (FaultyGateway.Hang hang = gateway.hang()) {
            hints = Stream.generate(() ->
                            CompletableFuture.supplyAsync(() -> hint(payment), task -> Thread.startVirtualThread(task)))
                    .limit(HINTS)
                    .toList();
            await().until(() -> hints.stream().filter(CompletableFuture::isDone).count() == HINTS - 1);
            assertThat(hang.waiting()).isEqualTo(1);

            bank.deposit(payment);
            await().until(() -> messagesAbout(payment).size() == HINTS + 1);
        }
        assertThat(hints).allSatisfy(CompletableFuture::join);
        assertThat(gateway.questionsAbout(payment)).isEqualTo(1);

        passTime("PT5M1S");
        webhooks.handleDue();

        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(messagesAbout(payment)).hasSize(HINTS + 1).containsOnly("HANDLED");
        assertThat(gateway.questionsAbout(payment)).isLessThanOrEqualTo(2);
    }

    @Test
    @DisplayName("told of what was asked a moment ago, it waits, and the job asks after a pause")
    void aPauseAfterEachQuestion() {
        UUID payment = bank.opened(ordering.placed(15_000));
        hint(payment);
        assertThat(messagesAbout(payment)).containsExactly("HANDLED");
        bank.deposit(payment);
        await().until(() -> messagesAbout(payment).size() == 2);

        hint(payment);
        passTime("PT11S");
        webhooks.handleDue();
        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.WAITING_FOR_DEPOSIT);
        assertThat(gateway.questionsAbout(payment)).isEqualTo(1);

        passTime("PT5M");
        webhooks.handleDue();
        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(messagesAbout(payment)).hasSize(3).containsOnly("HANDLED");
        assertThat(gateway.questionsAbout(payment)).isEqualTo(2);
    }

    @Test
    @DisplayName("a question without an answer leaves all that was told due, and the payment free to be asked about")
    void aQuestionWithoutAnAnswer() {
        UUID payment = bank.opened(ordering.placed(15_000));
        gateway.nextQuestion(payment, _ -> new Outcome.Unclear("no answer"));
        hint(payment);
        assertThat(messagesAbout(payment)).containsExactly("RECEIVED");

        hint(payment);

        assertThat(messagesAbout(payment)).containsExactly("HANDLED", "HANDLED");
        assertThat(gateway.questionsAbout(payment)).isEqualTo(2);
    }

    @Test
    @DisplayName("a question whose process died is asked again, once it is taken for dead")
    void aQuestionWhoseProcessDied() {
        UUID payment = bank.opened(ordering.placed(15_000));
        inbox.keep(new Message("mock", UUID.randomUUID().toString(), payment), "{}", clock.instant());
        assertThat(inbox.ask(payment, clock.instant(), clock.instant().plusSeconds(90)))
                .isPresent();

        hint(payment);
        webhooks.handleDue();
        assertThat(messagesAbout(payment)).containsExactly("RECEIVED", "RECEIVED");
        assertThat(gateway.questionsAbout(payment)).isZero();

        passTime("PT91S");
        webhooks.handleDue();
        assertThat(messagesAbout(payment)).containsExactly("HANDLED", "HANDLED");
        assertThat(gateway.questionsAbout(payment)).isEqualTo(1);
    }
}
