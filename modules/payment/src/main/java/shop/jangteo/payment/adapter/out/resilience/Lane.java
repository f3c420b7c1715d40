package shop.jangteo.payment.adapter.out.resilience;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.application.port.ProviderFailed;

/** One sort of calls to a provider: so many at once, none for longer than the limit, and none while it is broken. */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final String METRIC = "jangteo.payment.provider.";

    private final String name;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final Duration limit;
    private final ExecutorService threads;
    private final MeterRegistry metrics;

    Lane(String name, CallProperties properties, ExecutorService threads, MeterRegistry metrics, Clock clock) {
        this.name = name;
        this.limit = properties.limit();
        this.threads = threads;
        this.metrics = metrics;
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(properties.atOnce())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        CallProperties.Breaker settings = properties.breaker();
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                settings.window(),
                                settings.minimum(),
                                CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(settings.failureRate())
                        .slowCallRateThreshold(settings.failureRate())
                        .slowCallDurationThreshold(settings.slow())
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(settings.trials())
                        .clock(clock)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn("payment provider, {}: {}", name, event.getStateTransition()));
        var tags = Tags.of("lane", name);
        Gauge.builder(METRIC + "breaker.state", breaker, Lane::state)
                .description("0 closed, 1 trying again, 2 open: the provider is left alone")
                .tags(tags)
                .register(metrics);
        Gauge.builder(
                        METRIC + "bulkhead.available",
                        bulkhead,
                        one -> one.getMetrics().getAvailableConcurrentCalls())
                .description("calls that could still be under way at the same time")
                .tags(tags)
                .register(metrics);
    }

    private static double state(CircuitBreaker breaker) {
        return switch (breaker.getState()) {
            case CLOSED, DISABLED, METRICS_ONLY -> 0;
            case HALF_OPEN -> 1;
            case OPEN, FORCED_OPEN -> 2;
        };
    }

    /** @throws ProviderFailed when there was no answer, or the provider wasn't asked at all */
    <T> T call(String operation, Supplier<T> call) {
        if (!bulkhead.tryAcquirePermission()) {
            count(operation, "crowded", 0);
            throw ProviderFailed.unreached("too many calls at once");
        }
        if (!breaker.tryAcquirePermission()) {
            bulkhead.releasePermission();
            count(operation, "spared", 0);
            throw ProviderFailed.unreached("left alone for a while");
        }
        long startedAt = System.nanoTime();
        try {
            T answer = await(threads.submit(() -> {
                try {
                    return call.get();
                } finally {
                    // By the call itself, not by who waits for it: one that was given up still burdens the provider.
                    bulkhead.releasePermission();
                }
            }));
            long took = System.nanoTime() - startedAt;
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            count(operation, answer.getClass().getSimpleName().toLowerCase(Locale.ROOT), took);
            return answer;
        } catch (ProviderFailed failed) {
            long took = System.nanoTime() - startedAt;
            breaker.onError(took, TimeUnit.NANOSECONDS, failed);
            count(operation, "failed", took);
            log.warn("payment provider, {}: {}", operation, failed.why());
            throw failed;
        }
    }

    private <T> T await(Future<T> answer) {
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof ProviderFailed failed) {
                throw failed;
            }
            log.error("payment provider, {}", name, cause);
            throw ProviderFailed.silently(cause.getClass().getSimpleName());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw ProviderFailed.silently("no answer within " + limit);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw ProviderFailed.silently("interrupted");
        }
    }

    private void count(String operation, String outcome, long nanos) {
        metrics.timer(METRIC + "calls", "operation", operation, "outcome", outcome)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
