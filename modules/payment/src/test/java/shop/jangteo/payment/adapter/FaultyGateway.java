package shop.jangteo.payment.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.ProviderFailed;
import shop.jangteo.payment.domain.PaymentMethod;

/** The mock provider behind a bad line: for a given order or payment the next calls go another way. */
@Qualifier("provider")
@TestComponent
class FaultyGateway implements PaymentGateway {

    private final PaymentGateway provider;
    private final Map<UUID, Function<Supplier<Outcome>, Outcome>> captures = new ConcurrentHashMap<>();
    private final Map<UUID, Queue<Function<Supplier<RefundOutcome>, RefundOutcome>>> refunds =
            new ConcurrentHashMap<>();
    private final Map<UUID, Function<Supplier<Outcome>, Outcome>> confirmations = new ConcurrentHashMap<>();
    private final Map<UUID, Function<Supplier<Outcome>, Outcome>> questions = new ConcurrentHashMap<>();
    private final Map<UUID, Function<Supplier<Outcome>, Outcome>> accounts = new ConcurrentHashMap<>();
    private final Map<LocalDate, Function<Supplier<List<Transaction>>, List<Transaction>>> lists =
            new ConcurrentHashMap<>();
    private final Map<UUID, Runnable> checkouts = new ConcurrentHashMap<>();
    private final Queue<UUID> confirmed = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> capturedOrders = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> asked = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

    /** As long as it isn't closed nobody who asks or wants money back gets an answer. */
    abstract sealed class Outage implements AutoCloseable {

        abstract void endure();

        @Override
        public void close() {
            outage.compareAndSet(this, null);
        }
    }

    final class Hang extends Outage {

        private final CountDownLatch end = new CountDownLatch(1);
        private final AtomicInteger waiting = new AtomicInteger();

        /** How many wait for an answer. */
        int waiting() {
            return waiting.get();
        }

        @Override
        public void close() {
            super.close();
            end.countDown();
        }

        @Override
        void endure() {
            waiting.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException givenUp) {
                throw new IllegalStateException(givenUp);
            } finally {
                waiting.decrementAndGet();
            }
        }
    }

    final class Absence extends Outage {

        private final AtomicInteger calls = new AtomicInteger();

        /** How many have tried since the last time this was asked. */
        int newCalls() {
            return calls.getAndSet(0);
        }

        @Override
        void endure() {
            calls.incrementAndGet();
            throw ProviderFailed.silently("nobody there");
        }
    }

    FaultyGateway(@Qualifier("shop.jangteo.payment.adapter.out.mock.MockPaymentGateway") PaymentGateway provider) {
        this.provider = provider;
    }

    /** The next capture for the order goes through {@code fault}, which may or may not ask the provider. */
    void nextCapture(UUID orderId, Function<Supplier<Outcome>, Outcome> fault) {
        captures.put(orderId, fault);
    }

    void nextRefund(UUID paymentId, Function<Supplier<RefundOutcome>, RefundOutcome> fault) {
        refunds.computeIfAbsent(paymentId, id -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    /** The next confirmation of the payment goes through {@code fault}. */
    void nextConfirmation(UUID paymentId, Function<Supplier<Outcome>, Outcome> fault) {
        confirmations.put(paymentId, fault);
    }

    /** The next question about the payment goes through {@code fault}. */
    void nextQuestion(UUID paymentId, Function<Supplier<Outcome>, Outcome> fault) {
        questions.put(paymentId, fault);
    }

    /** The next account for the order is opened through {@code fault}. */
    void nextAccount(UUID orderId, Function<Supplier<Outcome>, Outcome> fault) {
        accounts.put(orderId, fault);
    }

    /** The next list of the day's transactions goes through {@code fault}. */
    void nextList(LocalDate day, Function<Supplier<List<Transaction>>, List<Transaction>> fault) {
        lists.put(day, fault);
    }

    /** Something happens just before the next window for the order is opened. */
    void beforeCheckout(UUID orderId, Runnable event) {
        checkouts.put(orderId, event);
    }

    /** How often anybody tried to confirm the payment. */
    long confirmationsTriedOf(UUID paymentId) {
        return confirmed.stream().filter(paymentId::equals).count();
    }

    /** How often anybody tried to capture for the order. */
    long capturesTriedFor(UUID orderId) {
        return capturedOrders.stream().filter(orderId::equals).count();
    }

    /** How often anybody asked what became of the payment. */
    long questionsAbout(UUID paymentId) {
        return asked.stream().filter(paymentId::equals).count();
    }

    /** The provider takes every question and answers none. */
    Hang hang() {
        return begin(new Hang());
    }

    /** The provider can't be reached. */
    Absence absence() {
        return begin(new Absence());
    }

    private <O extends Outage> O begin(O begun) {
        outage.set(begun);
        return begun;
    }

    private void endure() {
        Outage now = outage.get();
        if (now != null) {
            now.endure();
        }
    }

    @Override
    public void requireAcceptable(@Nullable String token) {
        provider.requireAcceptable(token);
    }

    @Override
    public Outcome capture(CaptureRequest request) {
        capturedOrders.add(request.orderId());
        Function<Supplier<Outcome>, Outcome> fault = captures.remove(request.orderId());
        return fault == null ? provider.capture(request) : fault.apply(() -> provider.capture(request));
    }

    @Override
    public boolean opensWindow(PaymentMethod method, @Nullable String token) {
        return provider.opensWindow(method, token);
    }

    @Override
    public Map<String, Object> checkout(CheckoutRequest request) {
        Runnable event = checkouts.remove(request.orderId());
        if (event != null) {
            event.run();
        }
        return provider.checkout(request);
    }

    @Override
    public Outcome confirm(ConfirmRequest request) {
        confirmed.add(request.paymentId());
        Function<Supplier<Outcome>, Outcome> fault = confirmations.remove(request.paymentId());
        return fault == null ? provider.confirm(request) : fault.apply(() -> provider.confirm(request));
    }

    @Override
    public Outcome issueAccount(AccountRequest request) {
        Function<Supplier<Outcome>, Outcome> fault = accounts.remove(request.orderId());
        return fault == null ? provider.issueAccount(request) : fault.apply(() -> provider.issueAccount(request));
    }

    @Override
    public Outcome closeAccount(UUID paymentId, String providerKey, String reason) {
        endure();
        return provider.closeAccount(paymentId, providerKey, reason);
    }

    @Override
    public Outcome query(UUID paymentId, @Nullable String providerKey) {
        asked.add(paymentId);
        endure();
        Function<Supplier<Outcome>, Outcome> fault = questions.remove(paymentId);
        return fault == null
                ? provider.query(paymentId, providerKey)
                : fault.apply(() -> provider.query(paymentId, providerKey));
    }

    @Override
    public List<Transaction> transactions(LocalDate day) {
        Function<Supplier<List<Transaction>>, List<Transaction>> fault = lists.remove(day);
        return fault == null ? provider.transactions(day) : fault.apply(() -> provider.transactions(day));
    }

    @Override
    public RefundOutcome refund(RefundRequest request) {
        endure();
        Queue<Function<Supplier<RefundOutcome>, RefundOutcome>> faults = refunds.get(request.paymentId());
        Function<Supplier<RefundOutcome>, RefundOutcome> fault = faults == null ? null : faults.poll();
        return fault == null ? provider.refund(request) : fault.apply(() -> provider.refund(request));
    }
}
