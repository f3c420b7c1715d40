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

    @Writes
    public void handle(Actor actor, Report report) {
        books.keep(report);
        if (!actor.equals(Actor.SYSTEM)) {
            audit.record(
                    actor,
                    "payment.reconciliation.run",
                    "business-day",
                    report.day().toString(),
                    null,
                    Map.of("differences", report.differences().size()));
        }
    }
}
