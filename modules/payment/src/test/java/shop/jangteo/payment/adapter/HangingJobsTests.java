package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.jangteo.payment.adapter.jooq.Tables.LEDGER_POSTINGS;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.contract.promotion.PointsGranted;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.NoteMismatch;
import shop.jangteo.payment.application.port.WebhookInbox;
import shop.jangteo.payment.application.port.WebhookInbox.Message;
import shop.jangteo.payment.domain.Mismatch.Kind;
import shop.jangteo.payment.domain.Mismatch.Wrong;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.testkit.ApiClient;

/** More refunds are under way than listeners run at once, and every job that asks the provider has something to ask. */
@PaymentTest
@Import(HangingJobsTests.AnyJob.class)
@TestPropertySource(
        properties = {
            "jangteo.jobs.enabled=true",
            "jangteo.payment.jobs.resolve=PT0.1S",
            "jangteo.payment.jobs.refund=PT0.1S",
            "jangteo.payment.jobs.return=PT0.1S",
            "jangteo.payment.jobs.webhooks=PT0.1S",
            "jangteo.payment.first-check=1ms",
            "jangteo.payment.mock.delay=0s"
        })
@DirtiesContext
@DisplayName("PA-8, F20: a provider that hangs stops no listener and no job but those that wait for it")
class HangingJobsTests {

    private static final int REFUNDS = 12;
    private static final int LISTENERS = 6;
    private static final int JOBS = 4;

    /** Stands for every job of the shop that asks nobody. */
    @TestComponent
    static class AnyJob {

        private final AtomicInteger runs = new AtomicInteger();

        @Scheduled(fixedDelay = 50)
        void run() {
            runs.incrementAndGet();
        }

        int runs() {
            return runs.get();
        }
    }

    private final ApiClient api;
    private final Ordering ordering;
    private final FaultyGateway gateway;
    private final Payments payments;
    private final NoteMismatch mismatches;
    private final WebhookInbox webhooks;
    private final AnyJob anyJob;
    private final Clock clock;
    private final DSLContext db;

    HangingJobsTests(
            ApiClient api,
            Ordering ordering,
            FaultyGateway gateway,
            Payments payments,
            NoteMismatch mismatches,
            WebhookInbox webhooks,
            AnyJob anyJob,
            Clock clock,
            DSLContext db) {
        this.api = api;
        this.ordering = ordering;
        this.gateway = gateway;
        this.payments = payments;
        this.mismatches = mismatches;
        this.webhooks = webhooks;
        this.anyJob = anyJob;
        this.clock = clock;
        this.db = db;
    }

    private UUID pay(PlacedOrder order, String token) {
        return UUID.fromString(api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD", "paymentToken", token))
                .expect(201)
                .text("id"));
    }

    private PaymentStatus status(UUID payment) {
        return payments.get(payment).status();
    }

    @Test
    @DisplayName("while it hangs other listeners and other jobs do their work, and afterwards every refund is made")
    void otherListenersAndJobsDoTheirWork() {
        List<PlacedOrder> orders = IntStream.range(0, REFUNDS)
                .mapToObj(_ -> ordering.placed(15_000))
                .toList();
        List<UUID> toRefund =
                orders.stream().map(order -> pay(order, "approve")).toList();
        UUID wronglyTaken = pay(ordering.placed(15_000), "approve");
        UUID unknown;
        try (FaultyGateway.Hang hang = gateway.hang()) {
            unknown = pay(ordering.placed(15_000), "timeout-after-capture");
            UUID told = pay(ordering.placed(15_000), "timeout-after-capture");
            webhooks.keep(new Message("mock", UUID.randomUUID().toString(), told), "{}", clock.instant());
            mismatches.alone(new NoteMismatch.Command(
                    wronglyTaken, Kind.TAKEN_AFTER_END, "none", "15000", new Wrong("wrong", Money.won(15_000))));
            orders.forEach(ordering::cancels);
            await().until(() -> hang.waiting() >= LISTENERS + JOBS);

            int before = anyJob.runs();
            var granted = new PointsGranted(
                    UUID.randomUUID(), clock.instant(), UUID.randomUUID(), UUID.randomUUID(), 700, 700);
            ordering.publish(granted);

            await().until(() -> anyJob.runs() > before);
            await().until(() -> db.fetchExists(LEDGER_POSTINGS, LEDGER_POSTINGS.CAUSE_ID.eq(granted.eventId())));
            assertThat(hang.waiting()).isGreaterThanOrEqualTo(LISTENERS + JOBS);
            assertThat(toRefund).noneMatch(payment -> status(payment) == PaymentStatus.REFUNDED);
        }

        await().untilAsserted(
                        () -> assertThat(toRefund).allMatch(payment -> ordering.refundedAtProvider(payment) == 15_000));
        await().untilAsserted(() -> assertThat(status(unknown)).isEqualTo(PaymentStatus.SUCCESS));
    }
}
