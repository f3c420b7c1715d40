package shop.jangteo.identity.adapter.out.persistence;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static shop.jangteo.identity.adapter.jooq.Tables.REFRESH_TOKENS;
import static shop.jangteo.identity.adapter.jooq.Tables.SESSIONS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.session.RefreshToken;
import shop.jangteo.identity.domain.session.Session;
import shop.jangteo.identity.domain.session.SessionId;
import shop.jangteo.identity.domain.session.Sessions;

@Repository
class JooqSessions implements Sessions {

    private final DSLContext dsl;
    private final LiveSessions live;

    JooqSessions(DSLContext dsl, LiveSessions live) {
        this.dsl = dsl;
        this.live = live;
    }

    @Override
    public void start(Session session, RefreshToken first) {
        dsl.insertInto(SESSIONS)
                .set(SESSIONS.ID, session.id().value())
                .set(SESSIONS.MEMBER_ID, session.member().value())
                .set(SESSIONS.DEVICE, session.device())
                .set(SESSIONS.STARTED_AT, session.startedAt())
                .set(SESSIONS.LAST_USED_AT, session.startedAt())
                .set(SESSIONS.EXPIRES_AT, session.expiresAt())
                .execute();
        give(session.id().value(), first, session.startedAt(), session.expiresAt());
    }

    @Override
    public Optional<Holder> holderOf(RefreshToken token) {
        return dsl.select(SESSIONS.ID, SESSIONS.MEMBER_ID)
                .from(REFRESH_TOKENS)
                .join(SESSIONS)
                .on(SESSIONS.ID.eq(REFRESH_TOKENS.SESSION_ID))
                .where(REFRESH_TOKENS.DIGEST.eq(token.digest()))
                .fetchOptional(row -> new Holder(new SessionId(row.value1()), new MemberId(row.value2())));
    }

    @Override
    public Rotation rotate(RefreshToken token, RefreshToken next, Instant now, Instant nextExpiresAt) {
        int used = dsl.update(REFRESH_TOKENS)
                .set(REFRESH_TOKENS.USED_AT, now)
                .where(
                        REFRESH_TOKENS.DIGEST.eq(token.digest()),
                        REFRESH_TOKENS.USED_AT.isNull(),
                        REFRESH_TOKENS.EXPIRES_AT.gt(now),
                        exists(selectOne()
                                .from(SESSIONS)
                                .where(SESSIONS.ID.eq(REFRESH_TOKENS.SESSION_ID), SESSIONS.ENDED_AT.isNull())))
                .execute();
        if (used == 0) {
            return whyNot(token);
        }
        UUID session = dsl.select(REFRESH_TOKENS.SESSION_ID)
                .from(REFRESH_TOKENS)
                .where(REFRESH_TOKENS.DIGEST.eq(token.digest()))
                .fetchSingle(REFRESH_TOKENS.SESSION_ID);
        give(session, next, now, nextExpiresAt);
        dsl.update(SESSIONS)
                .set(SESSIONS.LAST_USED_AT, now)
                .set(SESSIONS.EXPIRES_AT, nextExpiresAt)
                .where(SESSIONS.ID.eq(session))
                .execute();
        return Rotation.DONE;
    }

    private Rotation whyNot(RefreshToken token) {
        return dsl.select(REFRESH_TOKENS.USED_AT, SESSIONS.ENDED_AT)
                .from(REFRESH_TOKENS)
                .join(SESSIONS)
                .on(SESSIONS.ID.eq(REFRESH_TOKENS.SESSION_ID))
                .where(REFRESH_TOKENS.DIGEST.eq(token.digest()))
                .fetchSingle(row -> {
                    if (row.value1() != null) {
                        return Rotation.ALREADY_USED;
                    }
                    return row.value2() != null ? Rotation.SESSION_ENDED : Rotation.EXPIRED;
                });
    }

    private void give(UUID session, RefreshToken token, Instant now, Instant expiresAt) {
        dsl.insertInto(REFRESH_TOKENS)
                .set(REFRESH_TOKENS.DIGEST, token.digest())
                .set(REFRESH_TOKENS.SESSION_ID, session)
                .set(REFRESH_TOKENS.ISSUED_AT, now)
                .set(REFRESH_TOKENS.EXPIRES_AT, expiresAt)
                .execute();
    }

    @Override
    public boolean end(MemberId member, SessionId session, Instant now) {
        int ended = dsl.update(SESSIONS)
                .set(SESSIONS.ENDED_AT, LiveSessions.DATABASE_TIME)
                .where(
                        SESSIONS.ID.eq(session.value()),
                        SESSIONS.MEMBER_ID.eq(member.value()),
                        SESSIONS.ENDED_AT.isNull(),
                        SESSIONS.EXPIRES_AT.gt(now))
                .execute();
        afterCommit(List.of(session.value()));
        return ended == 1;
    }

    @Override
    public void endAll(MemberId member) {
        List<UUID> ending = dsl.select(SESSIONS.ID)
                .from(SESSIONS)
                .where(SESSIONS.MEMBER_ID.eq(member.value()), SESSIONS.ENDED_AT.isNull())
                .forUpdate()
                .fetch(SESSIONS.ID);
        dsl.update(SESSIONS)
                .set(SESSIONS.ENDED_AT, LiveSessions.DATABASE_TIME)
                .where(SESSIONS.ID.in(ending))
                .execute();
        afterCommit(ending);
    }

    @Override
    public int forgetExpired(Instant before, int most) {
        dsl.deleteFrom(REFRESH_TOKENS)
                .where(REFRESH_TOKENS.EXPIRES_AT.lt(before))
                .limit(most)
                .execute();
        return dsl.deleteFrom(SESSIONS)
                .where(SESSIONS.EXPIRES_AT.lt(before))
                .limit(most)
                .execute();
    }

    private void afterCommit(List<UUID> ended) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                live.end(ended);
            }
        });
    }
}
