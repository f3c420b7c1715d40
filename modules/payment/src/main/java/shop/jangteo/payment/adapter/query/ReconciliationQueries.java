package shop.jangteo.payment.adapter.query;

import static org.jooq.impl.DSL.noCondition;
import static shop.jangteo.payment.adapter.jooq.Tables.RECONCILIATIONS;
import static shop.jangteo.payment.adapter.jooq.Tables.RECONCILIATION_BREAKS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.adapter.jooq.tables.records.ReconciliationBreaksRecord;
import shop.jangteo.payment.adapter.jooq.tables.records.ReconciliationsRecord;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/** What comparing our books with the provider's came to. */
@Component
@Transactional(readOnly = true)
public class ReconciliationQueries {

    private static final Map<String, Field<?>> SORTABLE_DAYS = Map.of("date", RECONCILIATIONS.BUSINESS_DATE);
    private static final Map<String, Field<?>> SORTABLE_BREAKS = Map.of("foundAt", RECONCILIATION_BREAKS.FOUND_AT);

    private final DSLContext db;

    ReconciliationQueries(DSLContext db) {
        this.db = db;
    }

    /** One side's figures of the day, whole won. */
    public record SideView(int movements, long captured, long refunded) {}

    /**
     * @param run counts the comparisons of the day from 1
     * @param differences found by this run
     */
    public record ReconciliationView(
            UUID id,
            LocalDate date,
            int run,
            Instant startedAt,
            Instant finishedAt,
            SideView provider,
            SideView shop,
            int differences,
            List<BreakView> breaks) {}

    /**
     * @param reference what the provider calls the payment: its id here
     * @param ours whole won; absent when it is missing here
     * @param theirs whole won; absent when it is missing there
     * @param remedy what is proposed
     */
    public record BreakView(
            UUID id,
            LocalDate date,
            String kind,
            String operation,
            String reference,
            @Nullable String providerKey,
            @Nullable Long ours,
            @Nullable Long theirs,
            String detail,
            String remedy,
            String status,
            Instant foundAt,
            @Nullable Instant resolvedAt,
            @Nullable UUID resolvedBy,
            @Nullable String note) {}

    /**
     * The latest comparison of a day with all differences that the day ever had.
     *
     * @throws NotFound when the day has not been compared
     */
    public ReconciliationView ofDay(LocalDate day) {
        ReconciliationsRecord latest = db.selectFrom(RECONCILIATIONS)
                .where(RECONCILIATIONS.BUSINESS_DATE.eq(day))
                .orderBy(RECONCILIATIONS.RUN_NO.desc())
                .limit(1)
                .fetchOne();
        if (latest == null) {
            throw new NotFound("reconciliation");
        }
        List<BreakView> breaks = db.selectFrom(RECONCILIATION_BREAKS)
                .where(RECONCILIATION_BREAKS.BUSINESS_DATE.eq(day))
                .orderBy(RECONCILIATION_BREAKS.FOUND_AT, RECONCILIATION_BREAKS.ID)
                .fetch(ReconciliationQueries::view);
        return view(latest, breaks);
    }

    /** Every comparison, the latest first, without its differences. */
    public Page<ReconciliationView> all(Paging paging) {
        List<ReconciliationView> page = db.selectFrom(RECONCILIATIONS)
                .orderBy(paging.orderBy(
                        SORTABLE_DAYS, RECONCILIATIONS.BUSINESS_DATE.desc(), RECONCILIATIONS.RUN_NO.desc()))
                .limit(paging.size())
                .offset(paging.offset())
                .fetch(row -> view(row, List.of()));
        return Page.of(page, paging, db.fetchCount(RECONCILIATIONS));
    }

    public Page<BreakView> breaks(@Nullable String status, Paging paging) {
        Condition wanted = status == null ? noCondition() : RECONCILIATION_BREAKS.STATUS.eq(status);
        List<BreakView> page = db.selectFrom(RECONCILIATION_BREAKS)
                .where(wanted)
                .orderBy(paging.orderBy(
                        SORTABLE_BREAKS, RECONCILIATION_BREAKS.FOUND_AT.desc(), RECONCILIATION_BREAKS.ID.desc()))
                .limit(paging.size())
                .offset(paging.offset())
                .fetch(ReconciliationQueries::view);
        return Page.of(page, paging, db.fetchCount(RECONCILIATION_BREAKS, wanted));
    }

    /** @throws NotFound when there is none with this id */
    public BreakView one(UUID breakId) {
        return db.selectFrom(RECONCILIATION_BREAKS)
                .where(RECONCILIATION_BREAKS.ID.eq(breakId))
                .fetchOptional(ReconciliationQueries::view)
                .orElseThrow(() -> new NotFound("reconciliation break"));
    }

    private static ReconciliationView view(ReconciliationsRecord row, List<BreakView> breaks) {
        return new ReconciliationView(
                row.getId(),
                row.getBusinessDate(),
                row.getRunNo(),
                row.getStartedAt(),
                row.getFinishedAt(),
                new SideView(row.getTheirs(), row.getTheirsCaptured(), row.getTheirsRefunded()),
                new SideView(row.getOurs(), row.getOursCaptured(), row.getOursRefunded()),
                row.getOpenBreaks(),
                breaks);
    }

    private static BreakView view(ReconciliationBreaksRecord row) {
        return new BreakView(
                row.getId(),
                row.getBusinessDate(),
                row.getKind(),
                row.getOperation(),
                row.getReference(),
                row.getProviderKey(),
                row.getOurs(),
                row.getTheirs(),
                row.getDetail(),
                row.getRemedy(),
                row.getStatus(),
                row.getFoundAt(),
                row.getResolvedAt(),
                row.getResolvedBy(),
                row.getNote());
    }
}
