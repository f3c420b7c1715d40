package shop.jangteo.identity.adapter.query;

import static shop.jangteo.identity.adapter.jooq.Tables.SESSIONS;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/**
 * The devices a member is logged in on, the latest used first. From the primary: a log-in is a guest's write, so nobody
 * would know to wait for the replica.
 */
@Component
public class SessionList {

    /**
     * @param device what the device calls itself (User-Agent); empty when it doesn't say
     * @param current whether it is the one that asks
     */
    public record SessionView(
            UUID id, String device, Instant startedAt, Instant lastUsedAt, Instant expiresAt, boolean current) {}

    private final DSLContext dsl;
    private final Clock clock;

    SessionList(DSLContext dsl, Clock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    public Page<SessionView> of(UUID memberId, UUID asking, Paging paging) {
        Condition goingOn = SESSIONS.MEMBER_ID
                .eq(memberId)
                .and(SESSIONS.ENDED_AT.isNull())
                .and(SESSIONS.EXPIRES_AT.gt(clock.instant()));
        var order = paging.orderBy(
                Map.of("startedAt", SESSIONS.STARTED_AT, "lastUsedAt", SESSIONS.LAST_USED_AT),
                SESSIONS.LAST_USED_AT.desc());
        var items = dsl.selectFrom(SESSIONS)
                .where(goingOn)
                .orderBy(order)
                .limit(paging.size())
                .offset(paging.offset())
                .fetch(row -> new SessionView(
                        row.getId(),
                        row.getDevice(),
                        row.getStartedAt(),
                        row.getLastUsedAt(),
                        row.getExpiresAt(),
                        row.getId().equals(asking)));
        return Page.of(items, paging, dsl.fetchCount(SESSIONS, goingOn));
    }
}
