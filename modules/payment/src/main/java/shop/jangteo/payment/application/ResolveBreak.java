package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.application.port.ReconciliationBreaks;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator has put a difference right and says how. */
@UseCase
public class ResolveBreak {

    public record Command(Actor actor, UUID breakId, String note) {}

    private final ReconciliationBreaks breaks;
    private final AuditTrail audit;
    private final Clock clock;

    ResolveBreak(ReconciliationBreaks breaks, AuditTrail audit, Clock clock) {
        this.breaks = breaks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Forbidden when it isn't the operator
     * @throws NotFound when there is no such difference; one that is resolved stays as it was
     */
    @Writes
    public void handle(Command command) {
        if (!command.actor().isOperator()) {
            throw new Forbidden();
        }
        if (breaks.resolve(command.breakId(), command.actor().memberId(), command.note(), clock.instant())) {
            audit.record(
                    command.actor(),
                    "payment.reconciliation.resolve",
                    "reconciliation-break",
                    command.breakId().toString(),
                    null,
                    Map.of("note", command.note()));
        }
    }
}
