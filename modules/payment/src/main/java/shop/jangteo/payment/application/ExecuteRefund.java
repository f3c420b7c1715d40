package shop.jangteo.payment.application;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.PaymentGateway.RefundOutcome;
import shop.jangteo.payment.domain.Capture;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.Refund;
import shop.jangteo.platform.application.UseCase;

/**
 * Has the provider give money back and records its answer. Two at once do no harm: the provider knows the refund by its
 * key, and the answer is recorded once.
 */
@UseCase
public class ExecuteRefund {

    public record Command(UUID paymentId, UUID refundId) {}

    /** Nobody refused anything: the buyer is waited for. */
    static final String ACCOUNT_MISSING = "REFUND_ACCOUNT_MISSING";

    private static final RefundOutcome NO_ACCOUNT =
            new RefundOutcome.Refused(ACCOUNT_MISSING, "the buyer has to say where the deposit goes back to");

    private static final Logger log = LoggerFactory.getLogger(ExecuteRefund.class);

    private final Payments payments;
    private final PaymentGateway gateway;
    private final SettleRefund settle;

    ExecuteRefund(Payments payments, PaymentGateway gateway, SettleRefund settle) {
        this.payments = payments;
        this.gateway = gateway;
        this.settle = settle;
    }

    /** @return whether the provider is there: else others needn't try now */
    public boolean handle(Command command) {
        Payment payment = payments.get(command.paymentId());
        Refund refund = payment.refund(command.refundId());
        Capture capture = payment.capture();
        if (!refund.isOpen() || capture == null) {
            return true;
        }
        RefundOutcome outcome = payment.lacksRefundAccount() ? NO_ACCOUNT : ask(payment, refund, capture);
        settle.handle(new SettleRefund.Command(payment.id(), refund.id(), outcome));
        return !(outcome instanceof RefundOutcome.Unclear unclear && unclear.providerAway());
    }

    private RefundOutcome ask(Payment payment, Refund refund, Capture capture) {
        try {
            return gateway.refund(new PaymentGateway.RefundRequest(
                    refund.id(),
                    payment.id(),
                    capture.providerKey(),
                    refund.amount(),
                    refund.reason(),
                    payment.refundAccount()));
        } catch (RuntimeException e) {
            log.error("refund {}: no answer from the provider", refund.id(), e);
            return new RefundOutcome.Unclear("exception");
        }
    }
}
