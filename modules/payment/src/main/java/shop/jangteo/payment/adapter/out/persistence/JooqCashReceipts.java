package shop.jangteo.payment.adapter.out.persistence;

import static shop.jangteo.payment.adapter.jooq.Tables.CASH_RECEIPTS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.jooq.tables.records.CashReceiptsRecord;
import shop.jangteo.payment.domain.CashReceipt;
import shop.jangteo.payment.domain.CashReceipts;
import shop.jangteo.platform.crypto.PersonalData;

@Repository
class JooqCashReceipts implements CashReceipts {

    private static final int LONGEST_TEXT = 500;

    private final DSLContext db;
    private final PersonalData personalData;

    JooqCashReceipts(DSLContext db, PersonalData personalData) {
        this.db = db;
        this.personalData = personalData;
    }

    @Override
    public void add(CashReceipt receipt) {
        CashReceiptsRecord row = state(receipt);
        row.setPaymentId(receipt.paymentId());
        row.setReceiptUse(receipt.holder().use().name());
        row.setNumber(personalData.seal(receipt.holder().number()));
        db.insertInto(CASH_RECEIPTS)
                .set(row)
                .onDuplicateKeyUpdate()
                .set(CASH_RECEIPTS.PAYMENT_ID, receipt.paymentId())
                .execute();
    }

    @Override
    public Optional<CashReceipt> lock(UUID paymentId) {
        return db.selectFrom(CASH_RECEIPTS)
                .where(CASH_RECEIPTS.PAYMENT_ID.eq(paymentId))
                .forUpdate()
                .fetchOptional(this::receipt);
    }

    @Override
    public void save(CashReceipt receipt) {
        db.update(CASH_RECEIPTS)
                .set(state(receipt))
                .where(CASH_RECEIPTS.PAYMENT_ID.eq(receipt.paymentId()))
                .execute();
    }

    @Override
    public void remove(UUID paymentId) {
        db.deleteFrom(CASH_RECEIPTS)
                .where(CASH_RECEIPTS.PAYMENT_ID.eq(paymentId))
                .execute();
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return db.select(CASH_RECEIPTS.PAYMENT_ID)
                .from(CASH_RECEIPTS)
                .where(CASH_RECEIPTS.NEXT_TRY_AT.le(now))
                .orderBy(CASH_RECEIPTS.NEXT_TRY_AT)
                .limit(limit)
                .fetch(CASH_RECEIPTS.PAYMENT_ID);
    }

    private static CashReceiptsRecord state(CashReceipt receipt) {
        Money asked = receipt.asked();
        var row = new CashReceiptsRecord();
        row.set(CASH_RECEIPTS.STATED_AMOUNT, receipt.stated().won());
        row.set(CASH_RECEIPTS.ASKED_AMOUNT, asked == null ? null : asked.won());
        row.set(CASH_RECEIPTS.ROUND, receipt.round());
        row.set(CASH_RECEIPTS.PROVIDER_KEY, receipt.providerKey());
        row.set(CASH_RECEIPTS.URL, receipt.url());
        row.set(CASH_RECEIPTS.FAILURES, receipt.failures());
        row.set(CASH_RECEIPTS.NEXT_TRY_AT, receipt.nextTryAt());
        row.set(CASH_RECEIPTS.LAST_PROBLEM, cut(receipt.problem()));
        return row;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private CashReceipt receipt(CashReceiptsRecord row) {
        return CashReceipt.restore(
                row.getPaymentId(),
                new CashReceipt.Holder(
                        CashReceipt.Use.valueOf(row.getReceiptUse()), personalData.open(row.getNumber())),
                Money.won(row.getStatedAmount()),
                row.getAskedAmount() == null ? null : Money.won(row.getAskedAmount()),
                row.getRound(),
                row.getProviderKey(),
                row.getUrl(),
                row.getFailures(),
                row.getNextTryAt(),
                row.getLastProblem());
    }
}
