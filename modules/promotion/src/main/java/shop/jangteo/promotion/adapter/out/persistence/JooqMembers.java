package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.MEMBERS;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import shop.jangteo.promotion.domain.points.Members;

@Repository
class JooqMembers implements Members {

    private final DSLContext sql;

    JooqMembers(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(UUID memberId, Instant joinedAt) {
        sql.insertInto(MEMBERS)
                .set(MEMBERS.MEMBER_ID, memberId)
                .set(MEMBERS.JOINED_AT, joinedAt)
                .onDuplicateKeyUpdate()
                .set(MEMBERS.JOINED_AT, DSL.coalesce(MEMBERS.JOINED_AT, joinedAt))
                .execute();
    }

    /** Whoever isn't known logged in before the joining was heard of. */
    @Override
    public void loggedIn(UUID memberId, Instant at) {
        sql.insertInto(MEMBERS)
                .set(MEMBERS.MEMBER_ID, memberId)
                .set(MEMBERS.LAST_LOGIN_AT, at)
                .onDuplicateKeyUpdate()
                .set(
                        MEMBERS.LAST_LOGIN_AT,
                        DSL.greatest(DSL.coalesce(MEMBERS.LAST_LOGIN_AT, at), DSL.val(at, MEMBERS.LAST_LOGIN_AT)))
                .execute();
    }

    @Override
    public boolean isKnown(UUID memberId) {
        return sql.fetchExists(MEMBERS, MEMBERS.MEMBER_ID.eq(memberId));
    }

    @Override
    public Optional<String> tierOf(UUID memberId) {
        return sql.select(MEMBERS.TIER)
                .from(MEMBERS)
                .where(MEMBERS.MEMBER_ID.eq(memberId))
                .fetchOptional(MEMBERS.TIER);
    }
}
