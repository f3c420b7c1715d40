package shop.jangteo.payment.adapter.out.persistence;

import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENTS;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENT_MISMATCHES;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.jooq.tables.records.PaymentMismatchesRecord;
import shop.jangteo.payment.domain.Backoff;
import shop.jangteo.payment.domain.Mismatch;
import shop.jangteo.payment.domain.Mismatch.Kind;
import shop.jangteo.payment.domain.Mismatch.Wrong;
import shop.jangteo.payment.domain.Mismatches;

@Repository
class JooqMismatches implements Mismatches {

    private static final String NOTED = "NOTED";
    private static final String TO_RETURN = "TO_RETURN";
    private static final String RETURNED = "RETURNED";
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_TEXT = 500;

    private final DSLContext db;

    JooqMismatches(DSLContext db) {
        this.db = db;
    }

    @Override
    public boolean add(Mismatch mismatch) {
        Wrong wrong = mismatch.wrong();
        String actual = cut(mismatch.actual(), LONGEST_VALUE);
        if (mismatch.kind() == Kind.CLIENT_AMOUNT) {
            // One after the other, or clients at once would be one too many.
            db.select(PAYMENTS.ID)
                    .from(PAYMENTS)
                    .where(PAYMENTS.ID.eq(mismatch.paymentId()))
                    .forUpdate()
                    .execute();
        }
        Set<String> known = db.select(PAYMENT_MISMATCHES.ACTUAL)
                .from(PAYMENT_MISMATCHES)
                .where(PAYMENT_MISMATCHES.PAYMENT_ID.eq(mismatch.paymentId()))
                .and(PAYMENT_MISMATCHES.KIND.eq(mismatch.kind().name()))
                .fetchSet(PAYMENT_MISMATCHES.ACTUAL);
        boolean enough = mismatch.kind() == Kind.CLIENT_AMOUNT && known.size() >= Mismatch.AMOUNTS_OF_CLIENTS;
        if (enough || known.contains(actual)) {
            return false;
        }
        try {
            db.insertInto(PAYMENT_MISMATCHES)
                    .set(PAYMENT_MISMATCHES.ID, mismatch.id())
                    .set(PAYMENT_MISMATCHES.PAYMENT_ID, mismatch.paymentId())
                    .set(PAYMENT_MISMATCHES.KIND, mismatch.kind().name())
                    .set(PAYMENT_MISMATCHES.EXPECTED, cut(mismatch.expected(), LONGEST_VALUE))
                    .set(PAYMENT_MISMATCHES.ACTUAL, actual)
                    .set(PAYMENT_MISMATCHES.FOUND_AT, mismatch.foundAt())
                    .set(PAYMENT_MISMATCHES.PROVIDER_KEY, wrong == null ? null : wrong.providerKey())
                    .set(
                            PAYMENT_MISMATCHES.AMOUNT,
                            wrong == null ? null : wrong.amount().won())
                    .set(PAYMENT_MISMATCHES.STATUS, wrong == null ? NOTED : TO_RETURN)
                    .set(PAYMENT_MISMATCHES.ATTEMPTS, 0)
                    .set(PAYMENT_MISMATCHES.NEXT_ATTEMPT_AT, wrong == null ? null : mismatch.foundAt())
                    .execute();
            return true;
        } catch (DuplicateKeyException somebodyElse) {
            return false;
        }
    }

    @Override
    public void due(UUID paymentId, Instant now) {
        db.update(PAYMENT_MISMATCHES)
                .set(PAYMENT_MISMATCHES.NEXT_ATTEMPT_AT, now)
                .where(PAYMENT_MISMATCHES.PAYMENT_ID.eq(paymentId), PAYMENT_MISMATCHES.STATUS.eq(TO_RETURN))
                .execute();
    }

    @Override
    public List<Mismatch> dueForReturn(Instant now, int limit) {
        return db.selectFrom(PAYMENT_MISMATCHES)
                .where(PAYMENT_MISMATCHES.NEXT_ATTEMPT_AT.le(now))
                .orderBy(PAYMENT_MISMATCHES.NEXT_ATTEMPT_AT)
                .limit(limit)
                .fetch(JooqMismatches::mismatch);
    }

    @Override
    public List<Mismatch> dueForReturnOf(UUID paymentId, Instant now) {
        return db.selectFrom(PAYMENT_MISMATCHES)
                .where(PAYMENT_MISMATCHES.PAYMENT_ID.eq(paymentId), PAYMENT_MISMATCHES.NEXT_ATTEMPT_AT.le(now))
                .fetch(JooqMismatches::mismatch);
    }

    @Override
    public void returned(UUID mismatchId, Instant now) {
        db.update(PAYMENT_MISMATCHES)
                .set(PAYMENT_MISMATCHES.STATUS, RETURNED)
                .set(PAYMENT_MISMATCHES.RETURNED_AT, now)
                .setNull(PAYMENT_MISMATCHES.NEXT_ATTEMPT_AT)
                .setNull(PAYMENT_MISMATCHES.LAST_PROBLEM)
                .where(PAYMENT_MISMATCHES.ID.eq(mismatchId), PAYMENT_MISMATCHES.STATUS.eq(TO_RETURN))
                .execute();
    }

    @Override
    public int triedInVain(UUID mismatchId, String problem, Backoff tries, Instant now) {
        int attempts = 1
                + db.select(PAYMENT_MISMATCHES.ATTEMPTS)
                        .from(PAYMENT_MISMATCHES)
                        .where(PAYMENT_MISMATCHES.ID.eq(mismatchId))
                        .fetchSingle(PAYMENT_MISMATCHES.ATTEMPTS);
        db.update(PAYMENT_MISMATCHES)
                .set(PAYMENT_MISMATCHES.ATTEMPTS, attempts)
                .set(PAYMENT_MISMATCHES.NEXT_ATTEMPT_AT, tries.next(attempts, now))
                .set(PAYMENT_MISMATCHES.LAST_PROBLEM, cut(problem, LONGEST_TEXT))
                .where(PAYMENT_MISMATCHES.ID.eq(mismatchId), PAYMENT_MISMATCHES.STATUS.eq(TO_RETURN))
                .execute();
        return attempts;
    }

    private static Mismatch mismatch(PaymentMismatchesRecord row) {
        return new Mismatch(
                row.getId(),
                row.getPaymentId(),
                Kind.valueOf(row.getKind()),
                row.getExpected(),
                row.getActual(),
                row.getFoundAt(),
                row.getProviderKey() == null ? null : new Wrong(row.getProviderKey(), Money.won(row.getAmount())));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
