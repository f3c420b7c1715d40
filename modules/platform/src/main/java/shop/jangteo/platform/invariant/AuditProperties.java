package shop.jangteo.platform.invariant;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the auditor works; {@code jangteo.audits.every} (ISO-8601, 10 minutes, 30 seconds at least) says how often.
 *
 * @param settledAfter how long what after-commit listeners do may take before it counts as not done
 * @param longestQuery what takes longer is an error of the audit; the database connection gives up at 35 seconds
 * @param mostFindings how many rows of a broken invariant are kept and raise an alert
 * @param mostCounted how many are counted
 * @param kept how long audits are kept
 */
@ConfigurationProperties("jangteo.audits")
record AuditProperties(
        @DefaultValue("5m") Duration settledAfter,
        @DefaultValue("30s") Duration longestQuery,
        @DefaultValue("100") int mostFindings,
        @DefaultValue("10000") int mostCounted,
        @DefaultValue("30d") Duration kept) {}
