package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.ExecuteDueRefunds;
import shop.jangteo.payment.application.HandleWebhook;
import shop.jangteo.payment.application.NoteMismatch;
import shop.jangteo.payment.application.ResolveOpenPayments;
import shop.jangteo.payment.application.ReturnWrongCaptures;
import shop.jangteo.payment.application.port.WebhookInbox;
import shop.jangteo.payment.application.port.WebhookInbox.Message;
import shop.jangteo.payment.domain.Mismatch.Kind;
import shop.jangteo.payment.domain.Mismatch.Wrong;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

/** More payments hang than there are connections to the database. */
@PaymentTest
@TestPropertySource(
        properties = {
            "jangteo.payment.calls.at-once=12",
            "jangteo.payment.calls.breaker.window=100",
            "jangteo.payment.calls.breaker.minimum=100",
            "jangteo.database.primary-pool-size=6",
            "jangteo.payment.mock.delay=0s"
        })
@DisplayName("PA-8, F20: a provider that hangs leaves everything else alone")
class HangingProviderTests {

    private static final int AT_ONCE = 12;

    private final ApiClient api;
    private final Ordering ordering;
    private final FaultyGateway gateway;
    private final Payments payments;
    private final HikariDataSource connections;
    private final ExecuteDueRefunds refunds;
    private final ResolveOpenPayments open;
    private final ReturnWrongCaptures wrongCaptures;
    private final HandleWebhook webhooks;
    private final NoteMismatch mismatches;
    private final WebhookInbox inbox;
    private final Clock clock;

    HangingProviderTests(
            ApiClient api,
            Ordering ordering,
            FaultyGateway gateway,
            Payments payments,
            @Qualifier("primaryPool") HikariDataSource connections,
            ExecuteDueRefunds refunds,
            ResolveOpenPayments open,
            ReturnWrongCaptures wrongCaptures,
            HandleWebhook webhooks,
            NoteMismatch mismatches,
            WebhookInbox inbox,
            Clock clock) {
        this.api = api;
        this.ordering = ordering;
        this.gateway = gateway;
        this.payments = payments;
        this.connections = connections;
        this.refunds = refunds;
        this.open = open;
        this.wrongCaptures = wrongCaptures;
        this.webhooks = webhooks;
        this.mismatches = mismatches;
        this.inbox = inbox;
        this.clock = clock;
    }

    private Answer pay(PlacedOrder order) {
        return api.as(order.buyer()).post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD"));
    }

    private int busyConnections() {
        return connections.getHikariPoolMXBean().getActiveConnections();
    }

    @Test
    @DisplayName(
            "waiting for the provider costs no connection, other pages answer at once, the next payer is told at once")
    void aHangingProviderLeavesEverythingElseAlone() throws Exception {
        var hanging = new CountDownLatch(AT_ONCE);
        var end = new CountDownLatch(1);
        List<PlacedOrder> orders = IntStream.range(0, AT_ONCE)
                .mapToObj(_ -> ordering.placed(15_000))
                .toList();
        List<CompletableFuture<Answer>> waiting = new ArrayList<>();
        for (PlacedOrder order : orders) {
            gateway.nextCapture(order.id(), provider -> {
                hanging.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return provider.get();
            });
            waiting.add(CompletableFuture.supplyAsync(() -> pay(order), task -> Thread.startVirtualThread(task)));
        }
        hanging.await();
        await().untilAsserted(() -> assertThat(busyConnections()).isZero());

        PlacedOrder late = ordering.placed(15_000);
        long startedAt = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            api.as(orders.getFirst().buyer()).get("/api/users/me/payments").expect(200);
        }
        Answer turnedAway = pay(late).expect(503);
        Duration took = Duration.ofNanos(System.nanoTime() - startedAt);

        assertThat(turnedAway.code()).isEqualTo("PAYMENT_PROVIDER_UNAVAILABLE");
        assertThat(turnedAway.header("Retry-After")).isNotNull();
        // Whoever waited for the provider would wait for ever.
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        assertThat(payments.standingFor(late.id())).isEmpty();
        assertThat(gateway.capturesTriedFor(late.id())).isZero();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        end.countDown();
        assertThat(waiting).allSatisfy(one -> one.join().expect(201));
        await().untilAsserted(() -> pay(late).expect(201));
        assertThat(payments.standingFor(late.id()))
                .hasValueSatisfying(paid -> assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCESS));
    }

    private UUID paid(String token) {
        PlacedOrder order = ordering.placed(15_000);
        return UUID.fromString(api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD", "paymentToken", token))
                .expect(201)
                .text("id"));
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private void passTime(String duration) {
        operator().post("/api/admin/clock", Map.of("advance", duration)).expect(200);
    }

    @Test
    @DisplayName("who finds the provider away lets the others be: they are as due as before when it is back")
    void aJobStopsWhenTheProviderIsAway() {
        List<UUID> toRefund = Stream.generate(() -> paid("approve")).limit(3).toList();
        List<UUID> unknown =
                Stream.generate(() -> paid("timeout-after-capture")).limit(3).toList();
        List<UUID> toReturn = Stream.generate(() -> paid("approve")).limit(3).toList();
        toReturn.forEach(payment -> mismatches.alone(new NoteMismatch.Command(
                payment, Kind.TAKEN_AFTER_END, "none", "15000", new Wrong("wrong", Money.won(15_000)))));
        try (FaultyGateway.Absence absence = gateway.absence()) {
            toRefund.forEach(payment -> operator()
                    .post("/api/payments/" + payment + "/refund", Map.of("reason", "단순 변심"))
                    .expect(202));
            passTime("PT31S");
            unknown.forEach(payment ->
                    inbox.keep(new Message("mock", UUID.randomUUID().toString(), payment), "{}", clock.instant()));
            assertThat(absence.newCalls()).isEqualTo(3);

            refunds.handle();
            assertThat(absence.newCalls()).as("refunds").isEqualTo(1);
            wrongCaptures.handle();
            assertThat(absence.newCalls()).as("wrong captures").isEqualTo(1);
            webhooks.handleDue();
            assertThat(absence.newCalls()).as("messages").isEqualTo(1);
            open.handle();
            assertThat(absence.newCalls()).as("open attempts").isEqualTo(1);
        }

        refunds.handle();
        open.handle();
        assertThat(toRefund)
                .filteredOn(payment -> payments.get(payment).status() == PaymentStatus.REFUNDED)
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(unknown)
                .filteredOn(payment -> payments.get(payment).status() == PaymentStatus.SUCCESS)
                .hasSizeGreaterThanOrEqualTo(1);
    }
}
