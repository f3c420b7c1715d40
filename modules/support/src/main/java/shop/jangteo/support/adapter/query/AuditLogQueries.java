package shop.jangteo.support.adapter.query;

import static shop.jangteo.support.adapter.jooq.Tables.AUDIT_CHAIN_HEAD;
import static shop.jangteo.support.adapter.jooq.Tables.AUDIT_LOG;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.support.adapter.jooq.tables.records.AuditLogRecord;
import shop.jangteo.support.adapter.query.AuditVerificationView.BrokenEntry;
import shop.jangteo.support.domain.BusinessDay;
import shop.jangteo.support.domain.audit.AuditEntry;
import shop.jangteo.support.domain.audit.ChainCheck;
import shop.jangteo.support.domain.audit.ChainHead;
import shop.jangteo.support.domain.audit.ChainedEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit log as operators read and check it. */
@Component
@Transactional(readOnly = true)
public class AuditLogQueries {

    private static final int AT_ONCE = 1000;

    /**
     * What is looked for; null means any.
     *
     * @param action the whole action or its beginning up to a dot: {@code catalog} finds {@code catalog.product.create}
     * @param from first business day
     * @param to last business day
     */
    public record Filter(
            @Nullable UUID actor,
            @Nullable String action,
            @Nullable String targetType,
            @Nullable String targetId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        public Filter {
            if (from != null && to != null && from.isAfter(to)) {
                throw new InvalidField("to", "PERIOD");
            }
        }
    }

    private final DSLContext dsl;
    private final JsonMapper json;

    AuditLogQueries(DSLContext dsl, JsonMapper json) {
        this.dsl = dsl;
        this.json = json;
    }

    public Page<AuditEntryView> search(Filter filter, Paging paging) {
        Condition wanted = condition(filter);
        List<AuditEntryView> entries = dsl.selectFrom(AUDIT_LOG)
                .where(wanted)
                .orderBy(paging.orderBy(Map.of("sequence", AUDIT_LOG.ENTRY_NO), AUDIT_LOG.ENTRY_NO.desc()))
                .limit(paging.offset(), paging.size())
                .fetch(this::view);
        return Page.of(entries, paging, dsl.fetchCount(AUDIT_LOG, wanted));
    }

    /** Goes through the whole chain, a thousand entries at a time, as far as it reached when this began. */
    public AuditVerificationView verify() {
        ChainHead head = dsl.selectFrom(AUDIT_CHAIN_HEAD)
                .where(AUDIT_CHAIN_HEAD.ID.eq(1))
                .fetchSingle(row -> new ChainHead(row.getEntryNo(), row.getHash()));
        var check = new ChainCheck();
        long reached = Long.MIN_VALUE;
        List<AuditLogRecord> rows;
        do {
            rows = dsl.selectFrom(AUDIT_LOG)
                    .where(AUDIT_LOG.ENTRY_NO.gt(reached))
                    .and(AUDIT_LOG.ENTRY_NO.le(head.number()))
                    .orderBy(AUDIT_LOG.ENTRY_NO)
                    .limit(AT_ONCE)
                    .fetch();
            for (AuditLogRecord row : rows) {
                check.pass(chained(row));
                reached = row.getEntryNo();
            }
        } while (rows.size() == AT_ONCE);
        ChainCheck.Result result = check.end(head);
        ChainCheck.Break broken = result.firstBroken();
        return new AuditVerificationView(
                result.intact(),
                result.entries(),
                broken == null ? null : new BrokenEntry(broken.number(), broken.id()));
    }

    private static Condition condition(Filter filter) {
        Condition wanted = DSL.noCondition();
        if (filter.actor() != null) {
            wanted = wanted.and(AUDIT_LOG.ACTOR_ID.eq(filter.actor()));
        }
        if (filter.action() != null) {
            wanted = wanted.and(
                    AUDIT_LOG.ACTION.eq(filter.action()).or(AUDIT_LOG.ACTION.startsWith(filter.action() + ".")));
        }
        if (filter.targetType() != null) {
            wanted = wanted.and(AUDIT_LOG.TARGET_TYPE.eq(filter.targetType()));
        }
        if (filter.targetId() != null) {
            wanted = wanted.and(AUDIT_LOG.TARGET_ID.eq(filter.targetId()));
        }
        if (filter.from() != null) {
            wanted = wanted.and(AUDIT_LOG.EXECUTED_AT.ge(BusinessDay.startOf(filter.from())));
        }
        if (filter.to() != null) {
            wanted = wanted.and(
                    AUDIT_LOG.EXECUTED_AT.lt(BusinessDay.startOf(filter.to().plusDays(1))));
        }
        return wanted;
    }

    private static ChainedEntry chained(AuditLogRecord row) {
        return new ChainedEntry(
                row.getEntryNo(),
                new AuditEntry(
                        row.getId(),
                        row.getActorId(),
                        row.getActorRole(),
                        row.getAction(),
                        row.getTargetType(),
                        row.getTargetId(),
                        row.getBeforeJson(),
                        row.getAfterJson(),
                        row.getRemoteAddress(),
                        row.getTraceId(),
                        row.getExecutedAt()),
                row.getPreviousHash(),
                row.getHash());
    }

    private AuditEntryView view(AuditLogRecord row) {
        return new AuditEntryView(
                row.getEntryNo(),
                row.getId(),
                row.getExecutedAt(),
                row.getActorId(),
                row.getActorRole(),
                row.getAction(),
                row.getTargetType(),
                row.getTargetId(),
                parsed(row.getBeforeJson()),
                parsed(row.getAfterJson()),
                row.getRemoteAddress(),
                row.getTraceId(),
                row.getHash());
    }

    /** Somebody may have written into the table: then it is shown as the text that it is. */
    private @Nullable JsonNode parsed(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return json.readTree(text);
        } catch (JacksonException notJson) {
            return json.valueToTree(text);
        }
    }
}
