package shop.jangteo.platform.invariant;

import java.time.Clock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs the auditor when it is due: the lock is kept until the next time, so that several instances run it once. When the
 * process dies, the audit waits for that time too, which costs nobody anything.
 */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class AuditJobs {

    private final RunAudit runAudit;
    private final AuditBook book;
    private final AuditFigures figures;
    private final AuditProperties properties;
    private final Clock clock;

    AuditJobs(RunAudit runAudit, AuditBook book, AuditFigures figures, AuditProperties properties, Clock clock) {
        this.runAudit = runAudit;
        this.book = book;
        this.figures = figures;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${jangteo.audits.first-after:PT1M}",
            fixedDelayString = "${jangteo.audits.every:PT10M}")
    @SchedulerLock(
            name = "platform.audit",
            lockAtLeastFor = "${jangteo.audits.every:PT10M}",
            lockAtMostFor = "${jangteo.audits.every:PT10M}")
    void audit() {
        runAudit.handle(null, false, null);
        book.forgetBefore(clock.instant().minus(properties.kept()));
    }

    /** On every instance: Prometheus asks any of them. */
    @Scheduled(fixedDelayString = "${jangteo.audits.figures-every:PT30S}")
    void refresh() {
        figures.refresh();
    }
}
