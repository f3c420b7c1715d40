package shop.jangteo.identity.adapter.out.persistence;

import static shop.jangteo.identity.adapter.jooq.Tables.SESSIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shop.jangteo.platform.security.AccessTokens;
import shop.jangteo.platform.security.SessionGate;

/**
 * Knows which sessions have ended while a token of theirs may still work, and asks the database for more of them when
 * what it knows is a little younger than the second that ID-5 allows: an ended session is out on every instance in time
 * whatever messages get lost, and on the one that ended it at once. One question serves all who ask meanwhile, however
 * many sessions there are. What isn't stored as ended is live: whoever shows a token that this shop signed was let in by it.
 * Ends are dated and asked for by the database's time: the clock of an instance, which may be wrong, counts for nothing.
 */
@Component
class LiveSessions implements SessionGate {

    private static final long BELIEVED_NANOS = Duration.ofMillis(800).toNanos();

    /** What ends are dated by. */
    static final Field<Instant> DATABASE_TIME = databaseTime("utc_timestamp(6)");

    /** A session's end may be committed so much later than it is dated, or another database may have taken over. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final DSLContext dsl;
    private final TransactionTemplate readOnly;
    private final Duration tokensWork;

    /** When it was first heard of, in nanoseconds. */
    private final Map<UUID, Long> ended = new ConcurrentHashMap<>();

    private final AtomicReference<@Nullable CompletableFuture<Look>> looking = new AtomicReference<>();
    private volatile @Nullable Look last;

    LiveSessions(DSLContext dsl, PlatformTransactionManager transactions, AccessTokens tokens) {
        this.dsl = dsl;
        this.tokensWork = tokens.lifetime();
        readOnly = new TransactionTemplate(transactions);
        readOnly.setReadOnly(true);
    }

    /**
     * An answer, as old as the moment before its question.
     *
     * @param complete up to when all is known, likewise
     */
    private record Look(long nanos, long complete) {}

    @Override
    public boolean isLive(UUID sessionId) {
        if (!isBelieved(last)) {
            look();
        }
        return !ended.containsKey(sessionId);
    }

    private static boolean isBelieved(@Nullable Look look) {
        return look != null && System.nanoTime() - look.nanos() < BELIEVED_NANOS;
    }

    void end(Collection<UUID> sessions) {
        long now = System.nanoTime();
        sessions.forEach(session -> ended.put(session, now));
    }

    private void look() {
        var mine = new CompletableFuture<Look>();
        CompletableFuture<Look> others = looking.compareAndExchange(null, mine);
        if (others != null) {
            try {
                others.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
            return;
        }
        try {
            long begin = System.nanoTime();
            Look before = last;
            if (before != null && isBelieved(before)) {
                mine.complete(before);
                return;
            }
            Duration unknown = before == null ? tokensWork : Duration.ofNanos(begin - before.complete());
            boolean byPrimary = lookBack(unknown.plus(LATE));
            // What the replica hadn't got yet is asked for when the primary is back, however long that takes.
            var look = new Look(begin, byPrimary ? begin : begin - unknown.toNanos());
            long worthless = tokensWork.plus(LATE).toNanos();
            ended.values().removeIf(heard -> begin - heard > worthless);
            last = look;
            mine.complete(look);
        } catch (RuntimeException failed) {
            mine.completeExceptionally(failed);
            throw failed;
        } finally {
            looking.set(null);
        }
    }

    /** @return whether the primary answered */
    private boolean lookBack(Duration by) {
        try {
            end(endedWithin(by));
            return true;
        } catch (DataAccessException | org.jooq.exception.DataAccessException primaryAway) {
            // Without the primary nobody can end a session either; what was ended before, the replica knows.
            end(Objects.requireNonNull(readOnly.execute(status -> endedWithin(by))));
            return false;
        }
    }

    private List<UUID> endedWithin(Duration time) {
        Field<Instant> since = databaseTime("utc_timestamp(6) - interval {0} second", DSL.val(time.toSeconds()));
        return dsl.select(SESSIONS.ID)
                .from(SESSIONS)
                .where(SESSIONS.ENDED_AT.ge(since))
                .fetch(SESSIONS.ID);
    }

    private static Field<Instant> databaseTime(String sql, QueryPart... parts) {
        return DSL.field(sql, SESSIONS.ENDED_AT.getDataType(), parts);
    }
}
