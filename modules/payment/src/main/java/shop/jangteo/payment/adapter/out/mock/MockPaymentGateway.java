package shop.jangteo.payment.adapter.out.mock;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
import shop.jangteo.payment.adapter.out.mock.MockBooks.Kind;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.domain.PaymentMethod;
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
            "NOT_CANCELABLE_AMOUNT", "취소할 수 있는 금액을 초과했습니다.");
    private static final String KEY_PREFIX = "mock-";
    private static final String BANK = "장터은행";

    private final MockBooks books;
    private final MockWebhooks webhooks;
    private final Duration delay;

    MockPaymentGateway(
            MockBooks books, MockWebhooks webhooks, @Value("${jangteo.payment.mock.delay:2s}") Duration delay) {
        this.books = books;
        this.webhooks = webhooks;
        this.delay = delay;
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
        return take(Behaviour.of(request.token()), request.paymentId(), request.orderId(), request.amount());
    }

    /** The key may end in a test value, which then is what the buyer did in the window: {@code mock-….decline-limit}. */
    @Override
    public Outcome confirm(ConfirmRequest request) {
        String[] parts = request.providerKey().split("\\.", 2);
        if (!parts[0].equals(key(request.paymentId()))) {
            return new Outcome.NotTaken("NOT_FOUND_PAYMENT");
        }
        Behaviour behaviour = Behaviour.of(parts.length == 1 ? null : parts[1]);
        return take(behaviour, request.paymentId(), null, request.amount());
    }

    private Outcome take(Behaviour behaviour, UUID paymentId, @Nullable UUID orderId, Money amount) {
        return switch (behaviour) {
            case APPROVE, VIRTUAL_ACCOUNT, WINDOW -> approve(paymentId, orderId, amount);
            case DECLINE_LIMIT -> decline(paymentId, orderId, amount, "EXCEED_MAX_AMOUNT");
            case DECLINE_STOLEN -> decline(paymentId, orderId, amount, "STOLEN_OR_LOST_CARD");
            case ERROR -> new Outcome.NotTaken("500");
            case SLOW -> {
                pause();
                yield approve(paymentId, orderId, amount);
            }
            case TIMEOUT_BEFORE_CAPTURE -> new Outcome.Unclear("no answer");
            case TIMEOUT_AFTER_CAPTURE -> {
                approve(paymentId, orderId, amount);
                yield new Outcome.Unclear("no answer");
            }
            case DUPLICATE_WEBHOOK -> {
                Outcome approved = approve(paymentId, orderId, amount);
                webhooks.sendTwice(paymentId);
                yield approved;
            }
        };
    }

    @Override
    public Outcome issueAccount(AccountRequest request) {
        UUID key = request.paymentId();
        String number = "9%013d".formatted(Math.floorMod(key.getLeastSignificantBits(), 10_000_000_000_000L));
        MockProviderTransactionsRecord row =
                books.open(key, request.orderId(), request.amount(), number, request.dueAt());
        return row.getAccountNumber() == null ? outcome(row) : waiting(row);
    }

    @Override
    public Outcome closeAccount(UUID paymentId, String providerKey, String reason) {
        return outcome(books.close(paymentId));
    }

    @Override
    public Outcome query(UUID paymentId, @Nullable String providerKey) {
        return outcome(books.capture(paymentId, null, Money.ZERO, Answer.VOID, null));
    }

    @Override
    public RefundOutcome refund(RefundRequest request) {
        MockProviderTransactionsRecord row =
                books.refund(request.refundId(), request.paymentId(), request.amount(), request.account() != null);
        return row.getAnswer().equals(Answer.APPROVED.name())
                ? new RefundOutcome.Refunded(new Subject(
                        row.getOfKey().toString(), key(row.getOfKey()), Money.won(row.getAmount())))
                : new RefundOutcome.Refused(row.getCode(), message(row.getCode()));
    }

    @Override
    public List<Transaction> transactions(LocalDate day) {
        return books.movements(day).stream().map(MockPaymentGateway::transaction).toList();
    }

    private static Transaction transaction(MockProviderTransactionsRecord row) {
        UUID payment = row.getOfKey() == null ? row.getRequestKey() : row.getOfKey();
        Transaction.Kind kind =
                switch (Kind.valueOf(row.getKind())) {
                    case CAPTURE, DEPOSIT -> Transaction.Kind.CAPTURE;
                    case REFUND -> Transaction.Kind.REFUND;
                    case TAKEN_BACK -> Transaction.Kind.DEPOSIT_TAKEN_BACK;
                };
        return new Transaction(
                key(payment),
                payment.toString(),
                key(row.getRequestKey()),
                kind,
                Money.won(row.getAmount()),
                row.getAnswer(),
                row.getAnsweredAt());
    }

    private Outcome approve(UUID paymentId, @Nullable UUID orderId, Money amount) {
        return outcome(books.capture(paymentId, orderId, amount, Answer.APPROVED, null));
    }

    private Outcome decline(UUID paymentId, @Nullable UUID orderId, Money amount, String code) {
        return outcome(books.capture(paymentId, orderId, amount, Answer.DECLINED, code));
    }

    private static Outcome outcome(MockProviderTransactionsRecord row) {
        return switch (Answer.valueOf(row.getAnswer())) {
            case APPROVED ->
                new Outcome.Approved(
                        subject(row),
                        row.getAnsweredAt(),
                        "https://mock-pay.invalid/receipts/" + row.getRequestKey());
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
        UUID key = row.getRequestKey();
        return new Subject(key.toString(), key(key), Money.won(row.getAmount()));
    }

    private static String key(UUID id) {
        return KEY_PREFIX + id;
    }

    private static String message(String code) {
        return MESSAGES.getOrDefault(code, code);
    }

    private void pause() {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
