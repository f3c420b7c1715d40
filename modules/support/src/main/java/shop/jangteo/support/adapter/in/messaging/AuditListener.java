package shop.jangteo.support.adapter.in.messaging;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.audit.CommandExecuted;
import shop.jangteo.support.application.AppendAuditEntry;
import shop.jangteo.support.domain.audit.AuditEntry;

/** Writes down what operators and sellers did. */
@Component
class AuditListener {

    private final AppendAuditEntry appendAuditEntry;

    AuditListener(AppendAuditEntry appendAuditEntry) {
        this.appendAuditEntry = appendAuditEntry;
    }

    @ApplicationModuleListener(id = "support.audit-on-command-executed")
    void on(CommandExecuted event) {
        appendAuditEntry.handle(new AppendAuditEntry.Command(new AuditEntry(
                event.eventId(),
                event.actorId(),
                event.actorRole(),
                event.action(),
                event.targetType(),
                event.targetId(),
                event.before(),
                event.after(),
                event.remoteAddress(),
                event.traceId(),
                event.occurredAt())));
    }
}
