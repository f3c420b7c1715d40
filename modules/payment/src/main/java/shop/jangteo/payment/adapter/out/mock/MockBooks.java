package shop.jangteo.payment.adapter.out.mock;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;
import static shop.jangteo.payment.adapter.jooq.Tables.MOCK_PROVIDER_TRANSACTIONS;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.jooq.tables.records.MockProviderTransactionsRecord;

/** The mock provider's own books, as if they were kept in another company: the first answer for a key stands. */
@Component
class MockBooks {

    enum Answer {
        APPROVED,
        DECLINED,
        /** Asked about before any capture came: none will be made under this key. */
        VOID,
        /** An account is open and empty. */
        WAITING,
        /** The account takes no deposit any more. */
        CLOSED
    }

    enum Kind {
        CAPTURE,
        REFUND,
        DEPOSIT,
        TAKEN_BACK
    }

    /**
     * What is to become of a payment.
     *
     * @param key the payment
     * @param orderId absent when nobody told
     * @param code why it is declined
     */
    record Capture(
            UUID key,
            String providerKey,
            @Nullable UUID orderId,
            Money amount,
            Answer answer,
            @Nullable String code) {}

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final DSLContext db;
    private final Ids ids;
    private final Clock clock;

    MockBooks(DSLContext db, Ids ids, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return what the books say about the key, which needn't be what was given */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public MockProviderTransactionsRecord capture(Capture capture) {
        return first(row(capture));
    }

    /** @return what the books say about the key: a row with an account, unless another operation came first */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public MockProviderTransactionsRecord open(Capture capture, String number, Instant dueAt) {
        var row = row(capture);
        row.setAnswer(Answer.WAITING.name());
        row.setAccountNumber(number);
        row.setDueAt(dueAt);
        return first(row);
    }

    private MockProviderTransactionsRecord row(Capture capture) {
        var row = row(capture.key(), Kind.CAPTURE, capture.amount(), capture.answer());
        row.setProviderKey(capture.providerKey());
        row.setOrderId(capture.orderId());
        row.setCode(capture.code());
        return row;
    }

    private MockProviderTransactionsRecord first(MockProviderTransactionsRecord row) {
        write(row);
        return read(row.getRequestKey()).orElseThrow();
    }

    /** @return whether the account was open; nothing is taken after the due date */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean deposit(UUID key) {
        return move(key, Answer.WAITING, Answer.APPROVED, Kind.DEPOSIT);
    }

    /** @return whether there was a deposit, and not all of it had been given back */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean takeBack(UUID key) {
        return read(key).filter(row -> refunded(key) < row.getAmount()).isPresent()
                && move(key, Answer.APPROVED, Answer.WAITING, Kind.TAKEN_BACK);
    }

    private boolean move(UUID key, Answer from, Answer to, Kind kind) {
        Optional<MockProviderTransactionsRecord> account = lock(key)
                .filter(row -> row.getAccountNumber() != null)
                .filter(row -> row.getAnswer().equals(from.name()))
                .filter(row -> kind != Kind.DEPOSIT || clock.instant().isBefore(row.getDueAt()));
        account.ifPresent(row -> {
            become(key, to);
            var movement = row(ids.next(), kind, Money.won(row.getAmount()), Answer.APPROVED);
            movement.setOfKey(key);
            movement.setProviderKey(row.getProviderKey());
            write(movement);
        });
        return account.isPresent();
    }

    /** @return the row after an open account was closed; one that has its deposit stays as it is, and none is void */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public MockProviderTransactionsRecord close(UUID key, String providerKey) {
        Optional<MockProviderTransactionsRecord> known = lock(key);
        if (known.isEmpty()) {
            return first(row(new Capture(key, providerKey, null, Money.ZERO, Answer.VOID, null)));
        }
        MockProviderTransactionsRecord row = known.get();
        if (row.getAnswer().equals(Answer.WAITING.name())) {
            become(key, Answer.CLOSED);
            row.setAnswer(Answer.CLOSED.name());
        }
        return row;
    }

    /** @return what the books say about the key; declined when there is nothing captured to give back */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public MockProviderTransactionsRecord refund(
            UUID key, UUID paymentKey, Money amount, boolean withAccount, boolean refusing) {
        Optional<MockProviderTransactionsRecord> capture = lock(paymentKey);
        Optional<MockProviderTransactionsRecord> first = read(key);
        if (first.isPresent()) {
            return first.get();
        }
        String refusal = refusing
                ? "REFUND_REJECTED"
                : capture.map(row -> refusal(row, amount, withAccount)).orElse("NOT_FOUND_PAYMENT");
        var row = row(key, Kind.REFUND, amount, refusal.isEmpty() ? Answer.APPROVED : Answer.DECLINED);
        row.setOfKey(paymentKey);
        row.setProviderKey(
                capture.map(MockProviderTransactionsRecord::getProviderKey).orElse(null));
        row.setCode(refusal.isEmpty() ? null : refusal);
        if (refusal.isEmpty()) {
            // A refusal isn't remembered: what was refused today may be given back tomorrow.
            write(row);
        }
        return row;
    }

    /** @return empty when nothing speaks against it */
    private String refusal(MockProviderTransactionsRecord capture, Money amount, boolean withAccount) {
        if (!capture.getAnswer().equals(Answer.APPROVED.name())) {
            return "NOT_CANCELABLE_PAYMENT";
        }
        if (refunded(capture.getRequestKey()) + amount.won() > capture.getAmount()) {
            return "NOT_CANCELABLE_AMOUNT";
        }
        return capture.getAccountNumber() != null && !withAccount ? "INVALID_REFUND_ACCOUNT_INFO" : "";
    }

    long refunded(UUID paymentKey) {
        BigDecimal total = db.select(coalesce(sum(MOCK_PROVIDER_TRANSACTIONS.AMOUNT), BigDecimal.ZERO))
                .from(MOCK_PROVIDER_TRANSACTIONS)
                .where(
                        MOCK_PROVIDER_TRANSACTIONS.OF_KEY.eq(paymentKey),
                        MOCK_PROVIDER_TRANSACTIONS.KIND.eq(Kind.REFUND.name()),
                        MOCK_PROVIDER_TRANSACTIONS.ANSWER.eq(Answer.APPROVED.name()))
                .fetchSingle()
                .value1();
        return total.longValueExact();
    }

    /** The last account that was opened for an order. */
    Optional<UUID> accountOf(UUID orderId) {
        return db.select(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY)
                .from(MOCK_PROVIDER_TRANSACTIONS)
                .where(
                        MOCK_PROVIDER_TRANSACTIONS.ORDER_ID.eq(orderId),
                        MOCK_PROVIDER_TRANSACTIONS.ACCOUNT_NUMBER.isNotNull())
                .orderBy(MOCK_PROVIDER_TRANSACTIONS.ANSWERED_AT.desc())
                .limit(1)
                .fetchOptional(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY);
    }

    /** What moved money on a day: captures, deposits, what the banks took back, refunds. */
    List<MockProviderTransactionsRecord> movements(LocalDate day) {
        return db.selectFrom(MOCK_PROVIDER_TRANSACTIONS)
                .where(
                        MOCK_PROVIDER_TRANSACTIONS.ANSWERED_AT.ge(
                                day.atStartOfDay(SEOUL).toInstant()),
                        MOCK_PROVIDER_TRANSACTIONS.ANSWERED_AT.lt(
                                day.plusDays(1).atStartOfDay(SEOUL).toInstant()),
                        MOCK_PROVIDER_TRANSACTIONS.ANSWER.eq(Answer.APPROVED.name()),
                        // The row of an account only says how it stands.
                        MOCK_PROVIDER_TRANSACTIONS.ACCOUNT_NUMBER.isNull())
                .orderBy(MOCK_PROVIDER_TRANSACTIONS.ANSWERED_AT, MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY)
                .fetch();
    }

    private MockProviderTransactionsRecord row(UUID key, Kind kind, Money amount, Answer answer) {
        var row = new MockProviderTransactionsRecord();
        row.setRequestKey(key);
        row.setKind(kind.name());
        row.setAmount(amount.won());
        row.setAnswer(answer.name());
        row.setAnsweredAt(clock.instant());
        return row;
    }

    private void write(MockProviderTransactionsRecord row) {
        db.insertInto(MOCK_PROVIDER_TRANSACTIONS)
                .set(row)
                .onDuplicateKeyUpdate()
                .set(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY, row.getRequestKey())
                .execute();
    }

    private void become(UUID key, Answer answer) {
        db.update(MOCK_PROVIDER_TRANSACTIONS)
                .set(MOCK_PROVIDER_TRANSACTIONS.ANSWER, answer.name())
                .set(MOCK_PROVIDER_TRANSACTIONS.ANSWERED_AT, clock.instant())
                .where(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY.eq(key))
                .execute();
    }

    Optional<MockProviderTransactionsRecord> read(UUID key) {
        return db.selectFrom(MOCK_PROVIDER_TRANSACTIONS)
                .where(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY.eq(key))
                .fetchOptional();
    }

    private Optional<MockProviderTransactionsRecord> lock(UUID key) {
        return db.selectFrom(MOCK_PROVIDER_TRANSACTIONS)
                .where(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY.eq(key))
                .forUpdate()
                .fetchOptional();
    }
}
