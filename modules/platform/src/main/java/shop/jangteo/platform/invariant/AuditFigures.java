package shop.jangteo.platform.invariant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.jangteo.platform.persistence.Rows;

/**
 * The auditor's metrics, read from what the last audits left behind: one instance of the shop runs them, and every
 * instance tells the same.
 */
@Component
final class AuditFigures {

    private static final double UNKNOWN = Double.NaN;

    /** So long ago that whoever waits for an audit hears of it. */
    private static final double NEVER = 0;

    private final JdbcClient jdbc;
    private final Map<String, Double> violations = new ConcurrentHashMap<>();
    private volatile double lastRun = NEVER;
    private volatile double unchecked = UNKNOWN;

    AuditFigures(JdbcClient jdbc, Invariants invariants, MeterRegistry meters) {
        this.jdbc = jdbc;
        for (Invariant invariant : invariants.all()) {
            Gauge.builder("jangteo.invariant.violations", () -> violations.getOrDefault(invariant.name(), UNKNOWN))
                    .description("what broke the invariant when it was last looked at")
                    .tag("invariant", invariant.name())
                    .register(meters);
        }
        Gauge.builder("jangteo.invariants.unchecked", () -> unchecked)
                .description("invariants that couldn't be looked at the last time")
                .register(meters);
        Gauge.builder("jangteo.audit.last.run", () -> lastRun)
                .description("when every invariant was last looked at")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Ids grow with time, so the greatest is the last. */
    void refresh() {
        int[] errors = {0};
        jdbc.sql("select checked.invariant, checked.violations, checked.error from platform.audit_checks checked join"
                        + " (select invariant, max(audit_id) as audit_id from platform.audit_checks group by invariant)"
                        + " newest on newest.invariant = checked.invariant and newest.audit_id = checked.audit_id")
                .query(row -> {
                    boolean failed = row.getString("error") != null;
                    errors[0] += failed ? 1 : 0;
                    violations.put(row.getString("invariant"), failed ? UNKNOWN : row.getDouble("violations"));
                });
        unchecked = errors[0];
        lastRun = jdbc.sql("select max(finished_at) as finished_at from platform.audits where entire")
                .query((row, _) -> Optional.ofNullable(Rows.instant(row, "finished_at")))
                .single()
                .map(finished -> (double) finished.getEpochSecond())
                .orElse(NEVER);
    }
}
