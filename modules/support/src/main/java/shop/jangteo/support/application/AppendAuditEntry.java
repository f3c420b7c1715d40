package shop.jangteo.support.application;

import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.support.domain.audit.AuditEntry;
import shop.jangteo.support.domain.audit.AuditLog;
import shop.jangteo.support.domain.audit.ChainedEntry;

/** Adds what an operator or a seller did to the end of the audit log. */
@UseCase
public class AppendAuditEntry {

    public record Command(AuditEntry entry) {}

    private final AuditLog log;

    AppendAuditEntry(AuditLog log) {
        this.log = log;
    }

    @InTransaction
    public void handle(Command command) {
        log.append(ChainedEntry.after(log.lockHead(), command.entry()));
    }
}
