package shop.jangteo.identity.adapter.out.persistence;

import static shop.jangteo.identity.adapter.jooq.Tables.SESSIONS;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shop.jangteo.platform.security.SessionGate;

/**
 * Asks the database, and believes the answer for a little less than the second that ID-5 allows: an ended session is out
 * on every instance in time whatever messages get lost, and on the one that ended it at once. What isn't stored as ended
 * is live: whoever shows a token that this shop signed was let in by it.
 */
@Component
class LiveSessions implements SessionGate {

    private static final long BELIEVED_NANOS = Duration.ofMillis(800).toNanos();
    private static final int REMEMBERED = 20_000;

    private final DSLContext dsl;
    private final TransactionTemplate readOnly;
    private final Map<UUID, Long> seenLive = new ConcurrentHashMap<>();

    LiveSessions(DSLContext dsl, PlatformTransactionManager transactions) {
        this.dsl = dsl;
        readOnly = new TransactionTemplate(transactions);
        readOnly.setReadOnly(true);
    }

    @Override
    public boolean isLive(UUID sessionId) {
        // Taken before the question: an answer is as old as the question.
        long now = System.nanoTime();
        Long seen = seenLive.get(sessionId);
        if (seen != null && now - seen < BELIEVED_NANOS) {
            return true;
        }
        if (hasEnded(sessionId)) {
            seenLive.remove(sessionId);
            return false;
        }
        if (seenLive.size() >= REMEMBERED) {
            seenLive.values().removeIf(old -> now - old >= BELIEVED_NANOS);
        }
        seenLive.put(sessionId, now);
        return true;
    }

    void forget(Collection<UUID> ended) {
        ended.forEach(seenLive::remove);
    }

    private boolean hasEnded(UUID sessionId) {
        try {
            return askForEnd(sessionId);
        } catch (DataAccessException | org.jooq.exception.DataAccessException primaryAway) {
            // Without the primary nobody can end a session either; what was ended before, the replica knows.
            return Boolean.TRUE.equals(readOnly.execute(status -> askForEnd(sessionId)));
        }
    }

    private boolean askForEnd(UUID sessionId) {
        return dsl.fetchExists(SESSIONS, SESSIONS.ID.eq(sessionId), SESSIONS.ENDED_AT.isNotNull());
    }
}
