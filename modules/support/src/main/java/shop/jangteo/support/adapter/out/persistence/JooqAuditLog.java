package shop.jangteo.support.adapter.out.persistence;

import static shop.jangteo.support.adapter.jooq.Tables.AUDIT_CHAIN_HEAD;
import static shop.jangteo.support.adapter.jooq.Tables.AUDIT_LOG;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.support.domain.audit.AuditEntry;
import shop.jangteo.support.domain.audit.AuditLog;
import shop.jangteo.support.domain.audit.ChainHead;
import shop.jangteo.support.domain.audit.ChainedEntry;

@Repository
class JooqAuditLog implements AuditLog {

    private final DSLContext dsl;

    JooqAuditLog(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public ChainHead lockHead() {
        return dsl.selectFrom(AUDIT_CHAIN_HEAD)
                .where(AUDIT_CHAIN_HEAD.ID.eq(1))
                .forUpdate()
                .fetchSingle(row -> new ChainHead(row.getEntryNo(), row.getHash()));
    }

    @Override
    public void append(ChainedEntry chained) {
        AuditEntry entry = chained.entry();
        dsl.insertInto(AUDIT_LOG)
                .set(AUDIT_LOG.ENTRY_NO, chained.number())
                .set(AUDIT_LOG.ID, entry.id())
                .set(AUDIT_LOG.ACTOR_ID, entry.actorId())
                .set(AUDIT_LOG.ACTOR_ROLE, entry.actorRole())
                .set(AUDIT_LOG.ACTION, entry.action())
                .set(AUDIT_LOG.TARGET_TYPE, entry.targetType())
                .set(AUDIT_LOG.TARGET_ID, entry.targetId())
                .set(AUDIT_LOG.BEFORE_JSON, entry.before())
                .set(AUDIT_LOG.AFTER_JSON, entry.after())
                .set(AUDIT_LOG.REMOTE_ADDRESS, entry.remoteAddress())
                .set(AUDIT_LOG.TRACE_ID, entry.traceId())
                .set(AUDIT_LOG.EXECUTED_AT, entry.at())
                .set(AUDIT_LOG.PREVIOUS_HASH, chained.previousHash())
                .set(AUDIT_LOG.HASH, chained.hash())
                .execute();
        dsl.update(AUDIT_CHAIN_HEAD)
                .set(AUDIT_CHAIN_HEAD.ENTRY_NO, chained.number())
                .set(AUDIT_CHAIN_HEAD.HASH, chained.hash())
                .where(AUDIT_CHAIN_HEAD.ID.eq(1))
                .execute();
    }
}
