package shop.jangteo.payment.adapter.out.mock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.jooq.tables.records.MockProviderTransactionsRecord;
import shop.jangteo.payment.adapter.out.mock.MockBooks.Answer;
import shop.jangteo.payment.adapter.out.mock.MockBooks.Capture;
import shop.jangteo.payment.adapter.out.mock.MockBooks.Kind;
import shop.jangteo.payment.adapter.out.mock.MockFaults.Faults;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.VirtualAccount;

/**
 * A provider to try the shop with: approves, and by the test values of {@link Behaviour} does what real ones do on bad
 * days. Refuses to be called inside a transaction, as nobody should.
 */
@Component
@Fallback
@Qualifier("provider")
@ConditionalOnProperty(name = "jangteo.payment.provider", havingValue = "mock", matchIfMissing = true)
@Transactional(propagation = Propagation.NEVER)
class MockPaymentGateway implements PaymentGateway {

    /** What the client's {@code paymentToken} makes it do; the values are part of the API, lower-case with dashes. */
    enum Behaviour {
        APPROVE,
        DECLINE_LIMIT,
        DECLINE_STOLEN,
        /** The provider's own failure; nothing is taken. */
        ERROR,
        SLOW,
        TIMEOUT_BEFORE_CAPTURE,
        /** The money is taken, the answer is lost. */
        TIMEOUT_AFTER_CAPTURE,
        /** Tells of the capture twice on another way, before it answers. */
        DUPLICATE_WEBHOOK,
        /** Opens an account to deposit into, whatever the method. */
        VIRTUAL_ACCOUNT,
        /** Has the buyer go through a window first, as providers with one do. */
        WINDOW;

        static Behaviour of(@Nullable String token) {
            if (token == null) {
                return APPROVE;
            }
            for (Behaviour behaviour : values()) {
                if (behaviour.value().equals(token)) {
                    return behaviour;
                }
            }
            throw new InvalidField("paymentToken", "PAYMENT_TOKEN");
        }

        String value() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Map<String, String> MESSAGES = Map.of(
            "EXCEED_MAX_AMOUNT", "카드 한도를 초과했습니다.",
            "STOLEN_OR_LOST_CARD", "분실 또는 도난 신고된 카드입니다.",
            "REJECT_CARD_COMPANY", "카드사에서 거절했습니다.",
            "NOT_CANCELABLE_AMOUNT", "취소할 수 있는 금액을 초과했습니다.",
            "REFUND_REJECTED", "환불이 거절되었습니다.");
    private static final String KEY_PREFIX = "mock-";
    private static final String BANK = "장터은행";
    private static final long HIGHEST_NUMBER = 10_000_000_000_000L;
    private static final String MAINTENANCE = "MAINTENANCE";
    private static final String NO_ANSWER = "no answer";

    private final MockBooks books;
    private final MockWebhooks webhooks;
    private final MockFaults faults;
    private final Duration delay;
    private final PaymentPolicy policy;
    private final Clock clock;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();

    MockPaymentGateway(
            MockBooks books,
            MockWebhooks webhooks,
            MockFaults faults,
            @Value("${jangteo.payment.mock.delay:2s}") Duration delay,
            PaymentPolicy policy,
            Clock clock) {
        this.books = books;
        this.webhooks = webhooks;
        this.faults = faults;
        this.delay = delay;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void requireAcceptable(@Nullable String token) {
        Behaviour.of(token);
    }

    @Override
    public boolean opensWindow(PaymentMethod method, @Nullable String token) {
        return Behaviour.of(token) == Behaviour.WINDOW;
    }

    @Override
    public Map<String, Object> checkout(CheckoutRequest request) {
        return Map.of(
                "provider", "mock",
                "paymentKey", key(request.paymentId()),
                "orderId", request.paymentId().toString(),
                "orderName", request.orderName(),
                "amount", request.amount().won());
    }

    @Override
    public Outcome capture(CaptureRequest request) {
        Behaviour behaviour = Behaviour.of(request.token());
        Capture wanted = approved(request.paymentId(), key(request.paymentId()), request.orderId(), request.amount());
        return perform(
                wanted,
                behaviour,
                () -> behaviour == Behaviour.VIRTUAL_ACCOUNT
                        ? open(wanted, policy.depositDueAt(clock.instant()))
                        : outcome(books.capture(wanted)));
    }

    /** The key may end in a test value, which then is what the buyer did in the window: {@code mock-….decline-limit}. */
    @Override
    public Outcome confirm(ConfirmRequest request) {
        String[] parts = request.providerKey().split("\\.", 2);
        if (!parts[0].equals(key(request.paymentId()))) {
            return new Outcome.NotTaken("NOT_FOUND_PAYMENT");
        }
        Capture wanted = approved(request.paymentId(), request.providerKey(), null, request.amount());
        return perform(wanted, Behaviour.of(parts.length == 1 ? null : parts[1]), () -> outcome(books.capture(wanted)));
    }

    @Override
    public Outcome issueAccount(AccountRequest request) {
        Capture wanted = approved(request.paymentId(), key(request.paymentId()), request.orderId(), request.amount());
        return perform(wanted, Behaviour.of(request.token()), () -> open(wanted, request.dueAt()));
    }

    private Outcome open(Capture wanted, Instant dueAt) {
        long number = Math.floorMod(wanted.key().getLeastSignificantBits(), HIGHEST_NUMBER);
        MockProviderTransactionsRecord row = books.open(wanted, "9%013d".formatted(number), dueAt);
        // Asked for again, it gives its first answer again, however the account stands by now.
        return row.getAccountNumber() == null ? outcome(row) : waiting(row);
    }

    private static Capture approved(UUID paymentId, String providerKey, @Nullable UUID orderId, Money amount) {
        return new Capture(paymentId, providerKey, orderId, amount, Answer.APPROVED, null);
    }

    /** Does one operation on a payment at a time, as Toss does, and on its bad days only a part of it. */
    private Outcome perform(Capture wanted, Behaviour behaviour, Supplier<Outcome> work) {
        if (!running.add(wanted.key())) {
            return new Outcome.Unclear("IDEMPOTENT_REQUEST_PROCESSING");
        }
        try {
            Faults now = faults.now();
            pause(now.delay());
            if (now.maintenance()) {
                return new Outcome.NotTaken(MAINTENANCE);
            }
            if (now.declineAll()) {
                return decline(wanted, "REJECT_CARD_COMPANY");
            }
            if (now.lostAnswerBeforeCapture()) {
                return new Outcome.Unclear(NO_ANSWER);
            }
            Outcome outcome = perform(behaviour, wanted, work);
            return now.lostAnswerAfterCapture() ? new Outcome.Unclear(NO_ANSWER) : outcome;
        } finally {
            running.remove(wanted.key());
        }
    }

    private Outcome perform(Behaviour behaviour, Capture wanted, Supplier<Outcome> work) {
        return switch (behaviour) {
            case APPROVE, VIRTUAL_ACCOUNT, WINDOW -> told(wanted, work);
            case DECLINE_LIMIT -> decline(wanted, "EXCEED_MAX_AMOUNT");
            case DECLINE_STOLEN -> decline(wanted, "STOLEN_OR_LOST_CARD");
            case ERROR -> new Outcome.NotTaken("500");
            case SLOW -> {
                pause(delay);
                yield told(wanted, work);
            }
            case TIMEOUT_BEFORE_CAPTURE -> new Outcome.Unclear(NO_ANSWER);
            case TIMEOUT_AFTER_CAPTURE -> {
                told(wanted, work);
                yield new Outcome.Unclear(NO_ANSWER);
            }
            case DUPLICATE_WEBHOOK -> {
                Outcome outcome = work.get();
                webhooks.twice(wanted.key());
                yield outcome;
            }
        };
    }

    private Outcome told(Capture wanted, Supplier<Outcome> work) {
        Outcome outcome = work.get();
        webhooks.happened(wanted.key());
        return outcome;
    }

    private Outcome decline(Capture wanted, String code) {
        return outcome(books.capture(new Capture(
                wanted.key(), wanted.providerKey(), wanted.orderId(), wanted.amount(), Answer.DECLINED, code)));
    }

    @Override
    public Outcome closeAccount(UUID paymentId, String providerKey, String reason) {
        if (faults.now().maintenance()) {
            return new Outcome.Unclear(MAINTENANCE);
        }
        return outcome(books.close(paymentId, providerKey));
    }

    @Override
    public Outcome query(UUID paymentId, @Nullable String providerKey) {
        if (faults.now().maintenance()) {
            return new Outcome.Unclear(MAINTENANCE);
        }
        return outcome(books.capture(new Capture(paymentId, key(paymentId), null, Money.ZERO, Answer.VOID, null)));
    }

    @Override
    public RefundOutcome refund(RefundRequest request) {
        Faults now = faults.now();
        pause(now.delay());
        if (now.maintenance()) {
            return new RefundOutcome.Unclear(MAINTENANCE);
        }
        MockProviderTransactionsRecord row = books.refund(
                request.refundId(),
                request.paymentId(),
                request.amount(),
                request.account() != null,
                now.refuseRefunds());
        if (!row.getAnswer().equals(Answer.APPROVED.name())) {
            return new RefundOutcome.Refused(row.getCode(), message(row.getCode()));
        }
        webhooks.happened(request.paymentId());
        return new RefundOutcome.Refunded(
                new Subject(row.getOfKey().toString(), row.getProviderKey(), Money.won(row.getAmount())));
    }

    @Override
    public List<Transaction> transactions(LocalDate day) {
        return books.movements(day).stream()
                .map(MockPaymentGateway::transaction)
                .toList();
    }

    private static Transaction transaction(MockProviderTransactionsRecord row) {
        UUID payment = row.getOfKey() == null ? row.getRequestKey() : row.getOfKey();
        Transaction.Kind kind = switch (Kind.valueOf(row.getKind())) {
            case CAPTURE, DEPOSIT -> Transaction.Kind.CAPTURE;
            case REFUND -> Transaction.Kind.REFUND;
            case TAKEN_BACK -> Transaction.Kind.DEPOSIT_TAKEN_BACK;
        };
        return new Transaction(
                row.getProviderKey(),
                payment.toString(),
                key(row.getRequestKey()),
                kind,
                Money.won(row.getAmount()),
                row.getAnswer(),
                row.getAnsweredAt());
    }

    private Outcome outcome(MockProviderTransactionsRecord row) {
        return switch (Answer.valueOf(row.getAnswer())) {
            case APPROVED -> {
                long givenBack = books.refunded(row.getRequestKey());
                yield givenBack == row.getAmount()
                        ? new Outcome.NotTaken("all of it was given back")
                        : new Outcome.Approved(
                                subject(row),
                                row.getAnsweredAt(),
                                "https://mock-pay.invalid/receipts/" + row.getRequestKey(),
                                Money.won(givenBack));
            }
            case DECLINED -> new Outcome.Declined(row.getCode(), message(row.getCode()));
            case VOID -> new Outcome.NotTaken("never captured");
            case WAITING -> waiting(row);
            case CLOSED -> new Outcome.NotTaken("never deposited");
        };
    }

    private static Outcome waiting(MockProviderTransactionsRecord row) {
        return new Outcome.DepositAwaited(
                subject(row), new VirtualAccount(BANK, row.getAccountNumber(), "장터", row.getDueAt()));
    }

    private static Subject subject(MockProviderTransactionsRecord row) {
        return new Subject(row.getRequestKey().toString(), row.getProviderKey(), Money.won(row.getAmount()));
    }

    private static String key(UUID id) {
        return KEY_PREFIX + id;
    }

    private static String message(String code) {
        return MESSAGES.getOrDefault(code, code);
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
