package shop.jangteo.platform.invariant;

import static shop.jangteo.platform.persistence.Rows.instant;
import static shop.jangteo.platform.persistence.Rows.utc;
import static shop.jangteo.platform.persistence.Rows.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.audit.AuditTrail;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/** The audits that were run, as rows and as operators read them. */
@Component
class AuditBook {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Invariants invariants;
    private final AuditTrail trail;

    AuditBook(JdbcClient jdbc, JdbcTemplate batches, Invariants invariants, AuditTrail trail) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.invariants = invariants;
        this.trail = trail;
    }

    @Transactional
    public void keep(Audit audit, @Nullable Actor operator) {
        byte[] id = Uuids.toBytes(audit.id());
        jdbc.sql("insert into platform.audits (id, occasion, started_by, entire, started_at, finished_at, violations,"
                        + " unchecked) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(audit.trigger().name())
                .param(audit.startedBy() == null ? null : Uuids.toBytes(audit.startedBy()))
                .param(audit.entire())
                .param(utc(audit.startedAt()))
                .param(utc(audit.finishedAt()))
                .param(audit.violations())
                .param(audit.unchecked())
                .update();
        List<Object[]> checks = new ArrayList<>();
        List<Object[]> findings = new ArrayList<>();
        for (Check check : audit.checks()) {
            String name = check.invariant().name();
            checks.add(new Object[] {id, name, check.violations(), check.error()});
            for (Finding finding : check.findings()) {
                findings.add(new Object[] {
                    id, name, findings.size(), finding.entity(), finding.expected(), finding.actual(), finding.delta()
                });
            }
        }
        batches.batchUpdate(
                "insert into platform.audit_checks (audit_id, invariant, violations, error) values (?, ?, ?, ?)",
                checks);
        batches.batchUpdate(
                "insert into platform.audit_findings (audit_id, invariant, finding_no, entity, expected, actual, delta)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                findings);
        if (operator != null) {
            trail.record(operator, "platform.audit.run", "audit", audit.id().toString(), null, null);
        }
    }

    /** The newest first, and in no other order. */
    @Transactional(readOnly = true)
    public Page<AuditSummaryView> find(Paging paging) {
        paging.orderBy(Map.of());
        List<AuditSummaryView> audits = jdbc.sql("select * from platform.audits order by id desc limit ? offset ?")
                .param(paging.size())
                .param(paging.offset())
                .query(AuditBook::summary)
                .list();
        return Page.of(
                audits,
                paging,
                jdbc.sql("select count(*) from platform.audits")
                        .query(Long.class)
                        .single());
    }

    @Transactional(readOnly = true)
    public AuditView get(UUID id) {
        AuditSummaryView audit = jdbc.sql("select * from platform.audits where id = ?")
                .param(Uuids.toBytes(id))
                .query(AuditBook::summary)
                .optional()
                .orElseThrow(() -> new NotFound("audit"));
        Map<String, List<AuditView.Finding>> findings = new HashMap<>();
        jdbc.sql("select * from platform.audit_findings where audit_id = ? order by finding_no")
                .param(Uuids.toBytes(id))
                .query(row -> {
                    findings.computeIfAbsent(row.getString("invariant"), _ -> new ArrayList<>())
                            .add(finding(row));
                });
        List<AuditView.Check> checks = jdbc.sql(
                        "select * from platform.audit_checks where audit_id = ? order by invariant")
                .param(Uuids.toBytes(id))
                .query((row, _) -> check(row, findings))
                .list();
        return AuditView.of(audit, checks);
    }

    @Transactional
    public void forgetBefore(Instant time) {
        jdbc.sql("delete from platform.audits where started_at < ? limit 10000")
                .param(utc(time))
                .update();
    }

    private static AuditSummaryView summary(ResultSet row, int number) throws SQLException {
        int violations = row.getInt("violations");
        int unchecked = row.getInt("unchecked");
        return new AuditSummaryView(
                Objects.requireNonNull(uuid(row, "id")),
                Objects.requireNonNull(instant(row, "started_at")),
                Objects.requireNonNull(instant(row, "finished_at")),
                Audit.Trigger.valueOf(row.getString("occasion")),
                uuid(row, "started_by"),
                violations == 0 && unchecked == 0,
                violations,
                unchecked);
    }

    /** What an invariant that is no longer there said isn't known; its name tells enough. */
    private AuditView.Check check(ResultSet row, Map<String, List<AuditView.Finding>> findings) throws SQLException {
        String name = row.getString("invariant");
        Invariant invariant = invariants.find(name);
        return new AuditView.Check(
                name,
                invariant == null ? name : invariant.says(),
                invariant != null && invariant.settles(),
                row.getInt("violations"),
                row.getString("error"),
                findings.getOrDefault(name, List.of()));
    }

    private static AuditView.Finding finding(ResultSet row) throws SQLException {
        return new AuditView.Finding(
                row.getString("entity"),
                row.getString("expected"),
                row.getString("actual"),
                row.getObject("delta", Long.class));
    }
}
