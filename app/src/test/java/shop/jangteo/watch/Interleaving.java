package shop.jangteo.watch;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.platform.web.TraceIds;
import shop.jangteo.testkit.ApiClient;

/**
 * Two who come at the same moment, in the worst order: the first one is stopped right behind a statement of its choice,
 * its transaction open; then the second one does all that it can, until it is done or waits for a lock; then the first one
 * goes on.
 */
public final class Interleaving {

    /** Stands between two texts: the second one counts when a statement with the first one has been run. */
    public static final String THEN = " then ";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Nothing that only computes takes so long, on a busy machine either: whoever does waits for something else. */
    private static final Duration STUCK = Duration.ofSeconds(20);
    /** The server refreshes what it tells of waiting only when nobody has asked for a tenth of a second. */
    private static final Duration LOOKS_APART = Duration.ofMillis(120);

    private final JdbcClient jdbc;

    public Interleaving(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What each of the two got. */
    public record Both<A, B>(A first, B second) {}

    /** The caller, known to the database's watcher by a trace id. */
    public static ApiClient as(ApiClient api, String traceId) {
        return api.header("traceparent", "00-" + traceId + "-00000000000000aa-01");
    }

    /**
     * @param first is given the trace id that its statements are known by; a request sends it on by {@link #as}
     * @param stop part of the statement that it is stopped behind, in its first execution; after others with {@link #THEN}
     */
    public <A, B> Both<A, B> of(Function<String, A> first, String stop, Function<String, B> second) {
        var stopped = new Stop(newTrace(), stop);
        var seen = new Seen(newTrace());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                var _ = Statements.watch(stopped);
                var _ = Statements.watch(seen)) {
            CompletableFuture<A> one = CompletableFuture.supplyAsync(() -> under(stopped.traceId, first), threads);
            try {
                stopped.awaitReached(one);
                CompletableFuture<B> other = CompletableFuture.supplyAsync(() -> under(seen.traceId, second), threads);
                awaitDoneOrWaiting(other, seen);
                stopped.goOn.countDown();
                return new Both<>(
                        one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS),
                        other.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            } finally {
                stopped.goOn.countDown();
            }
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static <T> T under(String traceId, Function<String, T> action) {
        try (var _ = MDC.putCloseable("traceId", traceId)) {
            return action.apply(traceId);
        }
    }

    private void awaitDoneOrWaiting(CompletableFuture<?> other, Seen seen) throws InterruptedException {
        long end = System.nanoTime() + STUCK.toNanos();
        int looksThatSawItWait = 0;
        while (System.nanoTime() < end && !other.isDone() && looksThatSawItWait < 2) {
            TimeUnit.MILLISECONDS.sleep(LOOKS_APART.toMillis());
            looksThatSawItWait = isWaiting(seen) ? looksThatSawItWait + 1 : 0;
        }
    }

    private boolean isWaiting(Seen seen) {
        return seen.server != 0
                && jdbc.sql("select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT' and"
                                        + " trx_mysql_thread_id = ?")
                                .param(seen.server)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    private static final class Stop implements Statements.Watcher {

        private final String traceId;
        private final String behind;
        private final Queue<String> ahead;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        Stop(String traceId, String behind) {
            this.traceId = traceId;
            this.behind = behind;
            this.ahead = new ConcurrentLinkedQueue<>(List.of(behind.split(THEN)));
        }

        @Override
        public void ended(String sql) {
            String next = ahead.peek();
            if (next != null
                    && TraceIds.current().equals(traceId)
                    && sql.contains(next)
                    && ahead.remove(next)
                    && ahead.isEmpty()) {
                reached.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        void awaitReached(CompletableFuture<?> one) throws InterruptedException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!reached.await(20, TimeUnit.MILLISECONDS)) {
                if (one.isDone() || System.nanoTime() > end) {
                    throw new AssertionError("never ran a statement with «" + behind + "»: "
                            + (one.isDone()
                                    ? one.handle((answer, error) -> error == null ? answer : error)
                                            .join()
                                    : "hangs"));
                }
            }
        }
    }

    private static final class Seen implements Statements.Watcher {

        private final String traceId;
        /** The connection that works for it now; 0 between its statements. */
        private volatile long server;

        Seen(String traceId) {
            this.traceId = traceId;
        }

        @Override
        public void begins(String sql, long connection) {
            if (TraceIds.current().equals(traceId)) {
                server = connection;
            }
        }

        @Override
        public void ended(String sql) {
            if (TraceIds.current().equals(traceId)) {
                server = 0;
            }
        }
    }
}
