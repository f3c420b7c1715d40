package shop.jangteo.platform.invariant;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.platform.alert.Alerts;

/** Looks whether what must hold does, keeps what was found and tells of it. */
@Component
class RunAudit {

    private static final String UNCHECKED = "invariant-unchecked";

    private final Invariants invariants;
    private final Snapshot snapshot;
    private final AuditBook book;
    private final Alerts alerts;
    private final AuditFigures figures;
    private final AuditProperties properties;
    private final Ids ids;
    private final Clock clock;

    RunAudit(
            Invariants invariants,
            Snapshot snapshot,
            AuditBook book,
            Alerts alerts,
            AuditFigures figures,
            AuditProperties properties,
            Ids ids,
            Clock clock) {
        this.invariants = invariants;
        this.snapshot = snapshot;
        this.book = book;
        this.alerts = alerts;
        this.figures = figures;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param names null for all
     * @param quiet nothing is going on in the shop, so what settles has settled
     * @param operator null when it was due
     */
    UUID handle(@Nullable List<String> names, boolean quiet, @Nullable Actor operator) {
        List<Invariant> wanted = invariants.named(names);
        Instant started = clock.instant();
        List<Check> checks =
                snapshot.check(wanted, quiet ? started : started.minus(properties.settledAfter()), started);
        var audit = new Audit(
                ids.next(),
                operator == null ? null : operator.memberId(),
                wanted.size() == invariants.all().size(),
                started,
                clock.instant(),
                checks);
        checks.forEach(this::alarm);
        book.keep(audit, operator);
        figures.refresh();
        return audit.id();
    }

    private void alarm(Check check) {
        Invariant invariant = check.invariant();
        if (check.error() != null) {
            alerts.raise(UNCHECKED, invariant.name(), check.error());
        }
        for (Finding finding : check.findings()) {
            String delta = finding.delta() == null ? "" : ", delta " + finding.delta();
            alerts.raise(
                    invariant.name(),
                    finding.entity(),
                    invariant.says() + " Expected " + finding.expected() + ", found " + finding.actual() + delta + ".");
        }
    }
}
