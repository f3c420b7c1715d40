package shop.jangteo.payment.adapter.out.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.ProviderFailed;
import shop.jangteo.payment.domain.PaymentMethod;

@DisplayName("PA-8: a provider that hangs or is down is left alone, and nobody waits for it")
class ProviderOutageTests {

    private static final PaymentGateway.Outcome DECLINED = new PaymentGateway.Outcome.Declined("REJECT", "거절");
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T01:00:00Z"));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Provider provider = new Provider();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ResilientPaymentGateway gateway = new ResilientPaymentGateway(
            provider,
            new CallProperties(
                    2, Duration.ofMillis(700), new CallProperties.Breaker(10, 4, 50, Duration.ofSeconds(10), PAUSE, 2)),
            metrics,
            ((InstantSource) now::get).withZone(ZoneOffset.UTC));

    /** Does what it is told; the sort of call makes no difference to it. */
    private static final class Provider implements PaymentGateway {

        private final AtomicInteger calls = new AtomicInteger();
        private volatile Supplier<Outcome> answer = () -> DECLINED;

        private Outcome answer() {
            calls.incrementAndGet();
            return answer.get();
        }

        @Override
        public void requireAcceptable(@Nullable String token) {}

        @Override
        public boolean opensWindow(PaymentMethod method, @Nullable String token) {
            return true;
        }

        @Override
        public Outcome capture(CaptureRequest request) {
            return answer();
        }

        @Override
        public Map<String, Object> checkout(CheckoutRequest request) {
            return Map.of();
        }

        @Override
        public Outcome confirm(ConfirmRequest request) {
            return answer();
        }

        @Override
        public Outcome issueAccount(AccountRequest request) {
            return answer();
        }

        @Override
        public Outcome closeAccount(UUID paymentId, String providerKey, String reason) {
            return answer();
        }

        @Override
        public Outcome query(UUID paymentId, @Nullable String providerKey) {
            return answer();
        }

        @Override
        public RefundOutcome refund(RefundRequest request) {
            answer();
            return new RefundOutcome.Refused("REJECT", "거절");
        }

        @Override
        public List<Transaction> transactions(LocalDate day) {
            answer();
            return List.of();
        }
    }

    @AfterEach
    void theProviderWakesUp() {
        end.countDown();
        gateway.stop();
    }

    private PaymentGateway.Outcome confirm() {
        return gateway.confirm(new PaymentGateway.ConfirmRequest(UUID.randomUUID(), "pk", Money.won(1_000)));
    }

    private PaymentGateway.Outcome query() {
        return gateway.query(UUID.randomUUID(), null);
    }

    private void hangs() {
        provider.answer = () -> {
            try {
                end.await();
            } catch (InterruptedException givenUp) {
                // A provider doesn't care whether anybody still listens.
                awaitTheEnd();
            }
            return DECLINED;
        };
    }

    private void awaitTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private double gauge(String name, String lane) {
        return metrics.get("jangteo.payment.provider." + name)
                .tag("lane", lane)
                .gauge()
                .value();
    }

    private long count(String operation, String outcome) {
        return metrics.get("jangteo.payment.provider.calls")
                .tags("operation", operation, "outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void anAnswerIsPassedOnAndCounted() {
        assertThat(confirm()).isEqualTo(DECLINED);

        assertThat(count("confirm", "declined")).isEqualTo(1);
        assertThat(gauge("breaker.state", "taking")).isZero();
        assertThat(gauge("bulkhead.available", "taking")).isEqualTo(2);
    }

    @Test
    @DisplayName("F20: so many calls hang, the next one is turned away at once, and asking still works")
    void crowdedCallsAreTurnedAwayAtOnce() {
        hangs();
        List<CompletableFuture<PaymentGateway.Outcome>> hanging = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            hanging.add(CompletableFuture.supplyAsync(this::confirm));
        }
        await().until(() -> gauge("bulkhead.available", "taking") == 0);

        assertThat(confirm()).isEqualTo(new PaymentGateway.Outcome.NotTaken("too many calls at once"));
        assertThat(count("confirm", "crowded")).isEqualTo(1);
        assertThat(provider.calls).hasValue(2);
        provider.answer = () -> DECLINED;
        assertThat(query()).isEqualTo(DECLINED);
        assertThat(hanging)
                .allSatisfy(one -> assertThat(one.join()).isInstanceOf(PaymentGateway.Outcome.Unclear.class));
    }

    @Test
    @DisplayName("F20: nobody waits longer than the limit, but a call that was given up still counts until it ends")
    void nobodyWaitsLongerThanTheLimit() {
        hangs();

        assertThat(confirm()).isInstanceOf(PaymentGateway.Outcome.Unclear.class);
        assertThat(gauge("bulkhead.available", "taking")).isEqualTo(1);

        end.countDown();
        await().until(() -> gauge("bulkhead.available", "taking") == 2);
    }

    @Test
    @DisplayName("F18: half of the calls failing, the provider is left alone, tried again after a while and then used")
    void aBrokenProviderIsLeftAloneAndTriedAgain() {
        provider.answer = () -> {
            if (provider.calls.get() % 2 == 0) {
                throw ProviderFailed.silently("PROVIDER_ERROR");
            }
            return DECLINED;
        };
        for (int i = 0; i < 4; i++) {
            confirm();
        }
        assertThat(gauge("breaker.state", "taking")).isEqualTo(2);

        assertThat(confirm()).isEqualTo(new PaymentGateway.Outcome.NotTaken("left alone for a while"));
        assertThat(count("confirm", "spared")).isEqualTo(1);
        assertThat(provider.calls).hasValue(4);
        assertThat(query()).isEqualTo(DECLINED);

        now.updateAndGet(instant -> instant.plus(PAUSE).plusMillis(1));
        provider.answer = () -> DECLINED;
        assertThat(confirm()).isEqualTo(DECLINED);
        assertThat(gauge("breaker.state", "taking")).isEqualTo(1);
        assertThat(confirm()).isEqualTo(DECLINED);
        assertThat(gauge("breaker.state", "taking")).isZero();
    }

    @Test
    @DisplayName("a buyer's refused cards never stop other buyers")
    void refusalsAreNoFailures() {
        for (int i = 0; i < 20; i++) {
            assertThat(confirm()).isEqualTo(DECLINED);
        }
        provider.answer = () -> new PaymentGateway.Outcome.NotTaken("NOT_FOUND_PAYMENT_SESSION");
        for (int i = 0; i < 20; i++) {
            confirm();
        }
        provider.answer = () -> new PaymentGateway.Outcome.Unclear("IN_PROGRESS");
        for (int i = 0; i < 20; i++) {
            confirm();
        }

        assertThat(gauge("breaker.state", "taking")).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("PA-5: what failed before it reached the provider was not taken, what failed after is unclear")
    void whatNeverReachedTheProviderWasNotTaken(boolean asked) {
        provider.answer = () -> {
            throw asked ? ProviderFailed.silently("no answer") : ProviderFailed.unreached("no connection");
        };

        assertThat(confirm())
                .isEqualTo(
                        asked
                                ? new PaymentGateway.Outcome.Unclear("no answer", true)
                                : new PaymentGateway.Outcome.NotTaken("no connection"));
        assertThat(query()).isInstanceOf(PaymentGateway.Outcome.Unclear.class);
        assertThat(count("confirm", "failed")).isEqualTo(1);
    }

    @Test
    void anExceptionOfTheAdapterIsUnclear() {
        provider.answer = () -> {
            throw new IllegalStateException("a bug");
        };

        assertThat(confirm()).isEqualTo(new PaymentGateway.Outcome.Unclear("IllegalStateException", true));
        assertThat(gateway.refund(new PaymentGateway.RefundRequest(
                        UUID.randomUUID(), UUID.randomUUID(), "pk", Money.won(1), "변심", null)))
                .isEqualTo(new PaymentGateway.RefundOutcome.Unclear("IllegalStateException", true));
        assertThatThrownBy(() -> gateway.transactions(LocalDate.EPOCH)).isInstanceOf(ProviderFailed.class);
    }
}
