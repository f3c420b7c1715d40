package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.domain.Capture;
import shop.jangteo.payment.domain.Failure;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Records what the provider said about an attempt, whoever asked: the request that made it, or the resolver. */
@UseCase
public class SettlePayment {

    public record Command(UUID paymentId, Outcome outcome) {}

    private static final Logger log = LoggerFactory.getLogger(SettlePayment.class);

    private final Payments payments;
    private final PaymentPolicy policy;
    private final Clock clock;

    SettlePayment(Payments payments, PaymentPolicy policy, Clock clock) {
        this.payments = payments;
        this.policy = policy;
        this.clock = clock;
    }

    @Writes
    public Payment handle(Command command) {
        Payment payment = payments.get(command.paymentId());
        Instant now = clock.instant();
        switch (command.outcome()) {
            case Outcome.Approved approved -> approve(payment, approved, now);
            case Outcome.Declined declined -> payment.fail(new Failure(declined.code(), declined.message()), now);
            case Outcome.NotTaken notTaken -> {
                log.warn("payment {} not taken: {}", payment.id(), notTaken.why());
                payment.fail(Failure.NOT_TAKEN, now);
            }
            case Outcome.DepositAwaited awaited -> {
                log.warn("payment {}: no deposit is expected in {}", payment.id(), awaited.subject().reference());
                payment.leaveOpen(policy, now);
            }
            case Outcome.Mismatched mismatched -> {
                log.error("payment {}: {} instead of {}", payment.id(), mismatched.actual(), mismatched.expected());
                payment.leaveOpen(policy, now);
            }
            case Outcome.Unclear unclear -> {
                log.warn("payment {} unclear: {}", payment.id(), unclear.why());
                payment.leaveOpen(policy, now);
            }
        }
        payments.save(payment);
        return payment;
    }

    /** Another amount than the order's is never taken for this order's money; the attempt stays open until somebody looks. */
    private void approve(Payment payment, Outcome.Approved approved, Instant now) {
        if (approved.subject().amount().equals(payment.attempt().amount())
                && approved.subject().reference().equals(payment.id().toString())) {
            payment.approve(new Capture(approved.subject().providerKey(), approved.approvedAt(), approved.receiptUrl()), now);
        } else {
            log.error(
                    "payment {}: the provider took {} instead of {}",
                    payment.id(),
                    approved.subject(),
                    payment.attempt().amount());
            payment.leaveOpen(policy, now);
        }
    }
}
