package shop.jangteo.payment.application;

import java.util.Map;
import shop.jangteo.kernel.Actor;
import shop.jangteo.payment.domain.reconciliation.Books;
import shop.jangteo.payment.domain.reconciliation.Report;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** Stores what comparing a day came to. */
@UseCase
public class KeepReport {

    private final Books books;
    private final AuditTrail audit;

    KeepReport(Books books, AuditTrail audit) {
        this.books = books;
        this.audit = audit;
    }

    /** @return whether it is kept: the shop compares a day by itself once */
    @Writes
    public boolean handle(Actor actor, Report report) {
        boolean kept = books.keep(report);
        if (kept && !report.isScheduled()) {
            audit.record(
                    actor,
                    "payment.reconciliation.run",
                    "business-day",
                    report.day().toString(),
                    null,
                    Map.of("differences", report.differences().size()));
        }
        return kept;
    }
}
