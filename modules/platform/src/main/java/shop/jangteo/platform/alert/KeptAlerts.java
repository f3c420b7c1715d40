package shop.jangteo.platform.alert;

import static shop.jangteo.platform.persistence.Rows.utc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.Ids;
import shop.jangteo.platform.persistence.Uuids;

/**
 * Logs an alert, counts it and keeps it as a row. The row is written by a thread of its own: a transaction that raises one
 * may roll back, and must not wait for a second connection while it holds its own. What can't be written stands in the log
 * and is tried again.
 */
@Component
final class KeptAlerts implements Alerts, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final long RETRY_SECONDS = 5;

    /** Different alerts that wait for a database that is away; beyond them only the log knows. */
    private static final int MOST_WAITING = 10_000;

    private record Subject(String name, String entity) {}

    private record Raised(String detail, int times, Instant first, Instant last) {

        /** Whoever read the clock first isn't always here first. */
        Raised and(Raised later) {
            return new Raised(
                    later.detail,
                    times + later.times,
                    first.isBefore(later.first) ? first : later.first,
                    last.isAfter(later.last) ? last : later.last);
        }
    }

    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Ids ids;
    private final Clock clock;
    private final Map<Subject, Raised> waiting = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("alerts").factory());

    KeptAlerts(JdbcClient jdbc, MeterRegistry meters, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void raise(String name, String entity, String detail) {
        var subject = new Subject(plain(name, 100), plain(entity, 200));
        String what = plain(detail, 1000);
        LOG.error("ALERT {} | {} | {}", subject.name(), subject.entity(), what);
        Counter.builder("jangteo.alerts")
                .description("alerts raised, by their name")
                .tag("alert", subject.name())
                .register(meters)
                .increment();
        if (waiting.size() >= MOST_WAITING && !waiting.containsKey(subject)) {
            return;
        }
        Instant now = clock.instant();
        waiting.merge(subject, new Raised(what, 1, now, now), Raised::and);
        if (!writer.isShutdown()) {
            writer.execute(this::write);
        }
    }

    private void write() {
        for (Subject subject : waiting.keySet()) {
            Raised raised = waiting.remove(subject);
            if (raised == null) {
                continue;
            }
            try {
                keep(subject, raised);
            } catch (DataIntegrityViolationException unkeepable) {
                LOG.error("an alert stands in the log only: {}", subject);
            } catch (RuntimeException away) {
                waiting.merge(subject, raised, (later, earlier) -> earlier.and(later));
                LOG.warn("alerts wait for the database: {}", away.getClass().getSimpleName());
                if (!writer.isShutdown()) {
                    writer.schedule(this::write, RETRY_SECONDS, TimeUnit.SECONDS);
                }
                return;
            }
        }
    }

    private void keep(Subject subject, Raised raised) {
        jdbc.sql("insert into platform.alerts (id, name, entity, raised_on, detail, occurrences, raised_at, last_at)"
                        + " values (:id, :name, :entity, :day, :detail, :times, :first, :last) on duplicate key update"
                        + " occurrences = occurrences + :times, detail = :detail, last_at = greatest(last_at, :last)")
                .param("id", Uuids.toBytes(ids.next()))
                .param("name", subject.name())
                .param("entity", subject.entity())
                .param("day", raised.first().atZone(SEOUL).toLocalDate())
                .param("detail", raised.detail())
                .param("times", raised.times())
                .param("first", utc(raised.first()))
                .param("last", utc(raised.last()))
                .update();
    }

    /** On one line, and no longer than its column. */
    private static String plain(String text, int longest) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }

    @Override
    public void destroy() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        write();
    }
}
