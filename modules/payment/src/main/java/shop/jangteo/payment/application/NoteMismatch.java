package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Ids;
import shop.jangteo.payment.domain.Mismatch;
import shop.jangteo.payment.domain.Mismatch.Kind;
import shop.jangteo.payment.domain.Mismatch.Wrong;
import shop.jangteo.payment.domain.Mismatches;
import shop.jangteo.platform.alert.Alerts;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Records that somebody says something else than our own row, and calls somebody: once for the same thing. */
@UseCase
public class NoteMismatch {

    /** @param wrong what was taken wrongly and has to go back */
    public record Command(
            UUID paymentId,
            Kind kind,
            String expected,
            String actual,
            @Nullable Wrong wrong) {}

    private final Mismatches mismatches;
    private final Alerts alerts;
    private final Ids ids;
    private final Clock clock;

    NoteMismatch(Mismatches mismatches, Alerts alerts, Ids ids, Clock clock) {
        this.mismatches = mismatches;
        this.alerts = alerts;
        this.ids = ids;
        this.clock = clock;
    }

    /** In a transaction of its own: what it is about is refused. */
    @Writes
    public void alone(Command command) {
        note(command);
    }

    @InTransaction
    public void handle(Command command) {
        note(command);
    }

    private void note(Command command) {
        var mismatch = new Mismatch(
                ids.next(),
                command.paymentId(),
                command.kind(),
                command.expected(),
                command.actual(),
                clock.instant(),
                command.wrong());
        if (mismatches.add(mismatch)) {
            alerts.raise(
                    "payment-mismatch",
                    mismatch.subject(),
                    command.kind() + ": " + command.actual() + " instead of " + command.expected());
        }
    }
}
