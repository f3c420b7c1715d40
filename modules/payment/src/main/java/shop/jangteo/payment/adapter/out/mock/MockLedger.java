package shop.jangteo.payment.adapter.out.mock;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;
import static shop.jangteo.payment.adapter.jooq.Tables.MOCK_PROVIDER_TRANSACTIONS;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.jooq.tables.records.MockProviderTransactionsRecord;

/** The mock provider's own books, as if they were kept in another company: the first answer for a key stands. */
@Component
class MockLedger {

    enum Answer {
        APPROVED,
        DECLINED,
        /** Asked about before any capture came: none will be made under this key. */
        VOID
    }

    private final DSLContext db;
    private final Clock clock;

    MockLedger(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return what the books say about the key, which needn't be what was given */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public MockProviderTransactionsRecord capture(
            UUID key, @Nullable UUID orderId, Money amount, Answer answer, @Nullable String code) {
        write(key, "CAPTURE", null, orderId, amount, answer, code);
        return read(key).orElseThrow();
    }

    /** @return what the books say about the key; declined when there is nothing captured to give back */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public MockProviderTransactionsRecord refund(UUID key, UUID paymentKey, Money amount) {
        Optional<MockProviderTransactionsRecord> capture = lock(paymentKey);
        Optional<MockProviderTransactionsRecord> first = read(key);
        if (first.isPresent()) {
            return first.get();
        }
        boolean covered = capture.filter(row -> row.getAnswer().equals(Answer.APPROVED.name()))
                .filter(row -> refunded(paymentKey) + amount.won() <= row.getAmount())
                .isPresent();
        write(
                key,
                "REFUND",
                paymentKey,
                null,
                amount,
                covered ? Answer.APPROVED : Answer.DECLINED,
                covered ? null : "NOT_CANCELABLE_AMOUNT");
        return read(key).orElseThrow();
    }

    private long refunded(UUID paymentKey) {
        BigDecimal total = db.select(coalesce(sum(MOCK_PROVIDER_TRANSACTIONS.AMOUNT), BigDecimal.ZERO))
                .from(MOCK_PROVIDER_TRANSACTIONS)
                .where(
                        MOCK_PROVIDER_TRANSACTIONS.OF_KEY.eq(paymentKey),
                        MOCK_PROVIDER_TRANSACTIONS.ANSWER.eq(Answer.APPROVED.name()))
                .fetchSingle()
                .value1();
        return total.longValueExact();
    }

    private void write(
            UUID key,
            String kind,
            @Nullable UUID ofKey,
            @Nullable UUID orderId,
            Money amount,
            Answer answer,
            @Nullable String code) {
        db.insertInto(MOCK_PROVIDER_TRANSACTIONS)
                .set(MOCK_PROVIDER_TRANSACTIONS.REQUEST_KEY, key)
                .set(MOCK_PROVIDER_TRANSACTIONS.KIND, kind)
                .set(MOCK_PROVIDER_TRANSACTIONS.OF_KEY, ofKey)
                .set(MOCK_PROVIDER_TRANSACTIONS.ORDER_ID, orderId)
                .set(MOCK_PROVIDER_TRANSACTIONS.AMOUNT, amount.won())
                .set(MOCK_PROVIDER_TRANSACTIONS.ANSWER, answer.name())
                .set(MOCK_PROVIDER_TRANSACTIONS.CODE, code)
                .set(MOCK_PROVIDER_TRANSACTIONS.ANSWERED_AT, clock.instant())
                .onDuplicateKeyIgnore()
                .execute();
    }

    private Optional<MockProviderTransactionsRecord> read(UUID key) {
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
