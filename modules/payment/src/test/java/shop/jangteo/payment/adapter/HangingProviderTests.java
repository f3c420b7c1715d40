package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

/** More payments hang than there are connections to the database. */
@PaymentTest
@TestPropertySource(
        properties = {
            "jangteo.payment.calls.at-once=12",
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

    HangingProviderTests(
            ApiClient api,
            Ordering ordering,
            FaultyGateway gateway,
            Payments payments,
            @Qualifier("primaryPool") HikariDataSource connections) {
        this.api = api;
        this.ordering = ordering;
        this.gateway = gateway;
        this.payments = payments;
        this.connections = connections;
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
}
