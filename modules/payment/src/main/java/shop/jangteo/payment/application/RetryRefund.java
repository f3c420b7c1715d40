package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator doesn't want to wait for the next try of a refund. */
@UseCase
public class RetryRefund {

    public record Command(Actor actor, UUID refundId) {}

    private final Payments payments;
    private final AuditTrail audit;
    private final Clock clock;

    RetryRefund(Payments payments, AuditTrail audit, Clock clock) {
        this.payments = payments;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the payment that it belongs to */
    @Writes
    public UUID handle(Command command) {
        Payment payment = payments.ofRefund(command.refundId());
        payment.retryRefund(command.refundId(), clock.instant());
        payments.save(payment);
        audit.record(
                command.actor(),
                "payment.refund.retry",
                "refund",
                command.refundId().toString(),
                null,
                Map.of("paymentId", payment.id().toString()));
        return payment.id();
    }
}
