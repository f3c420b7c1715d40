package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.application.port.PaymentGateway.RefundOutcome;
import shop.jangteo.payment.application.port.PaymentGateway.Subject;
import shop.jangteo.payment.domain.Mismatch.Kind;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.Refund;
import shop.jangteo.platform.alert.Alerts;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Records what the provider said about a refund. */
@UseCase
public class SettleRefund {

    public record Command(UUID paymentId, UUID refundId, RefundOutcome outcome) {}

    private static final Logger log = LoggerFactory.getLogger(SettleRefund.class);

    private final Payments payments;
    private final NoteMismatch mismatches;
    private final Alerts alerts;
    private final PaymentPolicy policy;
    private final Clock clock;

    SettleRefund(Payments payments, NoteMismatch mismatches, Alerts alerts, PaymentPolicy policy, Clock clock) {
        this.payments = payments;
        this.mismatches = mismatches;
        this.alerts = alerts;
        this.policy = policy;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        Payment payment = payments.get(command.paymentId());
        UUID refundId = command.refundId();
        Instant now = clock.instant();
        Optional<NoteMismatch.Command> mismatch = Optional.empty();
        switch (command.outcome()) {
            case RefundOutcome.Refunded done -> {
                mismatch = misfit(payment, refundId, done.subject());
                if (mismatch.isEmpty()) {
                    payment.refundDone(refundId, now);
                } else {
                    payment.refundUnclear(refundId, "MISMATCH", policy, now);
                }
            }
            case RefundOutcome.Refused refused -> {
                log.error("refund {} refused: {} {}", refundId, refused.code(), refused.message());
                if (!refused.code().equals(ExecuteRefund.ACCOUNT_MISSING)) {
                    alerts.raise("refund-refused", "refund " + refundId, refused.code());
                }
                payment.refundRefused(refundId, refused.code() + ": " + refused.message(), policy, now);
            }
            case RefundOutcome.Unclear unclear -> {
                log.warn("refund {} unclear: {}", refundId, unclear.why());
                payment.refundUnclear(refundId, unclear.why(), policy, now);
            }
        }
        Refund refund = payment.refund(refundId);
        if (refund.isOverdue(policy, now)) {
            alerts.raise(
                    "refund-overdue",
                    "refund " + refundId,
                    "asked for since " + refund.requestedAt() + ", tried " + refund.attempts() + " times: "
                            + refund.lastProblem());
        }
        payments.save(payment);
        mismatch.ifPresent(mismatches::handle);
    }

    private static Optional<NoteMismatch.Command> misfit(Payment payment, UUID refundId, Subject subject) {
        String expected = payment.id() + " " + payment.refund(refundId).amount();
        String actual = subject.reference() + " " + subject.amount();
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of(new NoteMismatch.Command(payment.id(), Kind.REFUND, expected, actual, null));
    }
}
