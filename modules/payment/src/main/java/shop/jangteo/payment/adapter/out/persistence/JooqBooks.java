package shop.jangteo.payment.adapter.out.persistence;

import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENTS;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENT_MISMATCHES;
import static shop.jangteo.payment.adapter.jooq.Tables.RECONCILIATIONS;
import static shop.jangteo.payment.adapter.jooq.Tables.RECONCILIATION_BREAKS;
import static shop.jangteo.payment.adapter.jooq.Tables.REFUNDS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.adapter.jooq.tables.records.ReconciliationBreaksRecord;
import shop.jangteo.payment.application.port.ReconciliationBreaks;
import shop.jangteo.payment.domain.Capture;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.RefundStatus;
import shop.jangteo.payment.domain.reconciliation.Books;
import shop.jangteo.payment.domain.reconciliation.Difference;
import shop.jangteo.payment.domain.reconciliation.Movement;
import shop.jangteo.payment.domain.reconciliation.Operation;
import shop.jangteo.payment.domain.reconciliation.Ours;
import shop.jangteo.payment.domain.reconciliation.Report;

/** Reads payments for reconciliation, and keeps its reports. What no provider took (0 won) isn't in anybody's books. */
@Repository
class JooqBooks implements Books, ReconciliationBreaks {

    private static final ZoneId SHOP_ZONE = ZoneId.of("Asia/Seoul");
    private static final int AT_ONCE = 500;

    private final DSLContext db;
    private final Ids ids;

    JooqBooks(DSLContext db, Ids ids) {
        this.db = db;
        this.ids = ids;
    }

    @Override
    public List<Movement> movements(LocalDate from, LocalDate to) {
        Instant start = from.atStartOfDay(SHOP_ZONE).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(SHOP_ZONE).toInstant();
        var captures = db.select(PAYMENTS.ID, PAYMENTS.PROVIDER_KEY, PAYMENTS.AMOUNT, PAYMENTS.CAPTURED_AT)
                .from(PAYMENTS)
                .where(PAYMENTS.CAPTURED_AT.ge(start), PAYMENTS.CAPTURED_AT.lt(end))
                .and(PAYMENTS.PROVIDER_KEY.ne(Capture.NO_PROVIDER));
        var refunds = db.select(PAYMENTS.ID, PAYMENTS.PROVIDER_KEY, REFUNDS.AMOUNT, REFUNDS.DONE_AT)
                .from(REFUNDS)
                .join(PAYMENTS)
                .on(PAYMENTS.ID.eq(REFUNDS.PAYMENT_ID))
                .where(REFUNDS.STATUS.eq(RefundStatus.DONE.name()))
                .and(REFUNDS.DONE_AT.ge(start))
                .and(REFUNDS.DONE_AT.lt(end));
        var returned = db.select(
                        PAYMENT_MISMATCHES.PAYMENT_ID,
                        PAYMENT_MISMATCHES.PROVIDER_KEY,
                        PAYMENT_MISMATCHES.AMOUNT,
                        PAYMENT_MISMATCHES.RETURNED_AT)
                .from(PAYMENT_MISMATCHES)
                .where(PAYMENT_MISMATCHES.RETURNED_AT.ge(start), PAYMENT_MISMATCHES.RETURNED_AT.lt(end));
        return Stream.of(
                        movements(captures, Operation.CAPTURE),
                        movements(refunds, Operation.REFUND),
                        movements(returned, Operation.REFUND))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Movement> movements(Select<Record4<UUID, String, Long, Instant>> rows, Operation operation) {
        return rows.fetch(row -> new Movement(
                row.value1().toString(),
                row.value2(),
                operation,
                Money.won(row.value3()),
                LocalDate.ofInstant(row.value4(), SHOP_ZONE)));
    }

    @Override
    public Map<String, Ours> payments(Collection<String> references) {
        List<UUID> wanted = references.stream().flatMap(JooqBooks::uuid).toList();
        Map<String, Ours> found = new LinkedHashMap<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            List<UUID> some = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
            Map<UUID, List<Money>> wrong = amounts(
                    PAYMENT_MISMATCHES.PAYMENT_ID,
                    PAYMENT_MISMATCHES.AMOUNT,
                    PAYMENT_MISMATCHES.PAYMENT_ID.in(some).and(PAYMENT_MISMATCHES.AMOUNT.isNotNull()));
            Map<UUID, List<Money>> asked = amounts(
                    REFUNDS.PAYMENT_ID,
                    REFUNDS.AMOUNT,
                    REFUNDS.PAYMENT_ID.in(some).and(REFUNDS.NEXT_ATTEMPT_AT.isNotNull()));
            db.select(PAYMENTS.ID, PAYMENTS.PROVIDER_KEY, PAYMENTS.STATUS, PAYMENTS.AMOUNT, PAYMENTS.CAPTURED_AT)
                    .from(PAYMENTS)
                    .where(PAYMENTS.ID.in(some))
                    .forEach(row -> found.put(
                            row.value1().toString(),
                            new Ours(
                                    row.value1().toString(),
                                    row.value2(),
                                    PaymentStatus.valueOf(row.value3()),
                                    row.value5() == null ? null : Money.won(row.value4()),
                                    wrong.getOrDefault(row.value1(), List.of()),
                                    asked.getOrDefault(row.value1(), List.of()))));
        }
        return found;
    }

    private Map<UUID, List<Money>> amounts(TableField<?, UUID> paymentId, TableField<?, Long> won, Condition which) {
        return db.select(paymentId, won)
                .from(paymentId.getTable())
                .where(which)
                .fetchGroups(paymentId, row -> Money.won(row.value2()));
    }

    /** The provider may have payments of others than us in its books. */
    private static Stream<UUID> uuid(String reference) {
        try {
            return Stream.of(UUID.fromString(reference));
        } catch (IllegalArgumentException foreign) {
            return Stream.empty();
        }
    }

    @Override
    public boolean isReconciled(LocalDate day) {
        return db.fetchExists(RECONCILIATIONS, RECONCILIATIONS.SCHEDULED_DATE.eq(day));
    }

    @Override
    public boolean keep(Report report) {
        try {
            insert(report);
        } catch (DuplicateKeyException somebodyElse) {
            if (report.isScheduled() && isReconciled(report.day())) {
                return false;
            }
            // Only the number is taken: another one, in another transaction.
            throw new OptimisticLockingFailureException("reconciliation of " + report.day(), somebodyElse);
        }
        keepDifferences(report);
        return true;
    }

    private void insert(Report report) {
        int runNo = 1
                + db.select(DSL.coalesce(DSL.max(RECONCILIATIONS.RUN_NO), 0))
                        .from(RECONCILIATIONS)
                        .where(RECONCILIATIONS.BUSINESS_DATE.eq(report.day()))
                        .fetchSingle()
                        .value1();
        db.insertInto(RECONCILIATIONS)
                .set(RECONCILIATIONS.ID, report.id())
                .set(RECONCILIATIONS.BUSINESS_DATE, report.day())
                .set(RECONCILIATIONS.SCHEDULED_DATE, report.isScheduled() ? report.day() : null)
                .set(RECONCILIATIONS.RUN_NO, runNo)
                .set(RECONCILIATIONS.STARTED_BY, report.startedBy())
                .set(RECONCILIATIONS.STARTED_AT, report.startedAt())
                .set(RECONCILIATIONS.FINISHED_AT, report.finishedAt())
                .set(RECONCILIATIONS.THEIRS, report.theirs().movements())
                .set(RECONCILIATIONS.THEIRS_CAPTURED, report.theirs().captured().won())
                .set(RECONCILIATIONS.THEIRS_REFUNDED, report.theirs().refunded().won())
                .set(RECONCILIATIONS.OURS, report.ours().movements())
                .set(RECONCILIATIONS.OURS_CAPTURED, report.ours().captured().won())
                .set(RECONCILIATIONS.OURS_REFUNDED, report.ours().refunded().won())
                .set(RECONCILIATIONS.OPEN_BREAKS, report.differences().size())
                .execute();
    }

    private void keepDifferences(Report report) {
        List<UUID> stillThere = new ArrayList<>();
        for (Difference difference : report.differences()) {
            stillThere.add(keep(report, difference));
        }
        db.update(RECONCILIATION_BREAKS)
                .set(RECONCILIATION_BREAKS.STATUS, "RESOLVED")
                .set(RECONCILIATION_BREAKS.RESOLVED_AT, report.finishedAt())
                .set(RECONCILIATION_BREAKS.RESOLVED_BY, report.startedBy())
                .set(RECONCILIATION_BREAKS.NOTE, "the books agree now")
                .where(RECONCILIATION_BREAKS.BUSINESS_DATE.eq(report.day()))
                .and(RECONCILIATION_BREAKS.STATUS.eq("OPEN"))
                .and(stillThere.isEmpty() ? DSL.noCondition() : RECONCILIATION_BREAKS.ID.notIn(stillThere))
                .execute();
    }

    /** One that a person had resolved and that is still there is open again. */
    private UUID keep(Report report, Difference difference) {
        var row = RECONCILIATION_BREAKS;
        Money ours = difference.ours();
        Money theirs = difference.theirs();
        var found = new ReconciliationBreaksRecord();
        found.setOurs(ours == null ? null : ours.won());
        found.setTheirs(theirs == null ? null : theirs.won());
        found.setDetail(difference.detail());
        found.setRemedy(difference.remedy().name());
        found.setStatus("OPEN");
        db.insertInto(row)
                .set(row.ID, ids.next())
                .set(row.BUSINESS_DATE, report.day())
                .set(row.KIND, difference.kind().name())
                .set(row.OPERATION, difference.operation().name())
                .set(row.REFERENCE, difference.reference())
                .set(row.OCCURRENCE, difference.occurrence())
                .set(row.PROVIDER_KEY, difference.providerKey())
                .set(row.FOUND_AT, report.finishedAt())
                .set(found)
                .onDuplicateKeyUpdate()
                .set(found)
                .setNull(row.RESOLVED_AT)
                .setNull(row.RESOLVED_BY)
                .execute();
        return db.select(row.ID)
                .from(row)
                .where(row.BUSINESS_DATE.eq(report.day()))
                .and(row.KIND.eq(difference.kind().name()))
                .and(row.OPERATION.eq(difference.operation().name()))
                .and(row.REFERENCE.eq(difference.reference()))
                .and(row.OCCURRENCE.eq(difference.occurrence()))
                .fetchSingle()
                .value1();
    }

    @Override
    public boolean resolve(UUID breakId, UUID by, String note, Instant at) {
        int resolved = db.update(RECONCILIATION_BREAKS)
                .set(RECONCILIATION_BREAKS.STATUS, "RESOLVED")
                .set(RECONCILIATION_BREAKS.RESOLVED_AT, at)
                .set(RECONCILIATION_BREAKS.RESOLVED_BY, by)
                .set(RECONCILIATION_BREAKS.NOTE, note)
                .where(RECONCILIATION_BREAKS.ID.eq(breakId))
                .and(RECONCILIATION_BREAKS.STATUS.eq("OPEN"))
                .execute();
        if (resolved == 0 && !db.fetchExists(RECONCILIATION_BREAKS, RECONCILIATION_BREAKS.ID.eq(breakId))) {
            throw new NotFound("reconciliation break");
        }
        return resolved == 1;
    }
}
