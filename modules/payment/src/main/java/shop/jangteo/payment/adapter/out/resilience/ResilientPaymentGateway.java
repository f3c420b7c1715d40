package shop.jangteo.payment.adapter.out.resilience;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.ProviderFailed;
import shop.jangteo.payment.domain.PaymentMethod;

/**
 * The provider as the use cases know it. What takes money and what only asks or gives back go in two lanes: a provider
 * that hangs while it captures can still be asked, and the other way round. Who is turned away here is told so at once.
 *
 * <p>Never inside a transaction: waiting for a provider must not cost a connection to the database.
 */
@Component
@Primary
@Transactional(propagation = Propagation.NEVER)
class ResilientPaymentGateway implements PaymentGateway {

    private final PaymentGateway provider;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("payment-provider-", 0).factory());
    private final Lane taking;
    private final Lane asking;

    ResilientPaymentGateway(
            @Qualifier("provider") PaymentGateway provider,
            CallProperties properties,
            MeterRegistry metrics,
            Clock clock) {
        this.provider = provider;
        this.taking = new Lane("taking", properties, threads, metrics, clock);
        this.asking = new Lane("asking", properties, threads, metrics, clock);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    @Override
    public void requireAcceptable(@Nullable String token) {
        provider.requireAcceptable(token);
    }

    @Override
    public boolean opensWindow(PaymentMethod method, @Nullable String token) {
        return provider.opensWindow(method, token);
    }

    @Override
    public Map<String, Object> checkout(CheckoutRequest request) {
        return provider.checkout(request);
    }

    @Override
    public Outcome capture(CaptureRequest request) {
        return take("capture", () -> provider.capture(request));
    }

    @Override
    public Outcome confirm(ConfirmRequest request) {
        return take("confirm", () -> provider.confirm(request));
    }

    @Override
    public Outcome issueAccount(AccountRequest request) {
        return take("issue-account", () -> provider.issueAccount(request));
    }

    /** Who wasn't let through to the provider has surely not paid: the attempt fails and another one can be made. */
    private Outcome take(String operation, Supplier<Outcome> call) {
        try {
            return taking.call(operation, call);
        } catch (ProviderFailed failed) {
            return failed.wasAsked() ? new Outcome.Unclear(failed.why(), true) : new Outcome.NotTaken(failed.why());
        }
    }

    @Override
    public Outcome closeAccount(UUID paymentId, String providerKey, String reason) {
        return ask("close-account", () -> provider.closeAccount(paymentId, providerKey, reason));
    }

    @Override
    public Outcome query(UUID paymentId, @Nullable String providerKey) {
        return ask("query", () -> provider.query(paymentId, providerKey));
    }

    /** Who couldn't be asked has said nothing. */
    private Outcome ask(String operation, Supplier<Outcome> call) {
        try {
            return asking.call(operation, call);
        } catch (ProviderFailed failed) {
            return new Outcome.Unclear(failed.why(), true);
        }
    }

    @Override
    public RefundOutcome refund(RefundRequest request) {
        try {
            return asking.call("refund", () -> provider.refund(request));
        } catch (ProviderFailed failed) {
            return new RefundOutcome.Unclear(failed.why(), true);
        }
    }

    @Override
    public List<Transaction> transactions(LocalDate day) {
        return asking.call("transactions", () -> provider.transactions(day));
    }
}
