package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.PaymentGateway.RefundOutcome;
import shop.jangteo.payment.domain.Mismatch;
import shop.jangteo.payment.domain.Mismatch.Wrong;
import shop.jangteo.payment.domain.Mismatches;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.alert.Alerts;
import shop.jangteo.platform.application.UseCase;

/**
 * Sends back whole what was taken wrongly, under the mismatch's own key. The attempt itself stays as it is until the
 * provider, asked for it, says that nothing of it is left.
 */
@UseCase
public class ReturnWrongCaptures {

    private static final Logger log = LoggerFactory.getLogger(ReturnWrongCaptures.class);
    private static final int BATCH = 100;
    private static final String REASON = "잘못된 결제 취소";

    private final Mismatches mismatches;
    private final Payments payments;
    private final PaymentGateway gateway;
    private final ResolvePayment resolve;
    private final Alerts alerts;
    private final PaymentPolicy policy;
    private final Clock clock;

    ReturnWrongCaptures(
            Mismatches mismatches,
            Payments payments,
            PaymentGateway gateway,
            ResolvePayment resolve,
            Alerts alerts,
            PaymentPolicy policy,
            Clock clock) {
        this.mismatches = mismatches;
        this.payments = payments;
        this.gateway = gateway;
        this.resolve = resolve;
        this.alerts = alerts;
        this.policy = policy;
        this.clock = clock;
    }

    public void handle() {
        tryAll(mismatches.dueForReturn(clock.instant(), BATCH));
    }

    /** Only what is due of one payment. */
    void ofPayment(UUID paymentId) {
        tryAll(mismatches.dueForReturnOf(paymentId, clock.instant()));
    }

    /** Once nobody answers at the provider the others stay due. */
    private void tryAll(List<Mismatch> due) {
        for (Mismatch one : due) {
            try {
                if (!giveBack(one)) {
                    return;
                }
            } catch (RuntimeException e) {
                // One that can't be recorded must not keep the others waiting; it stays due.
                log.error("mismatch {}: what was taken wrongly could not be returned", one.id(), e);
            }
        }
    }

    /** @return whether the provider is there */
    private boolean giveBack(Mismatch due) {
        Wrong wrong = Objects.requireNonNull(due.wrong());
        Payment payment = payments.get(due.paymentId());
        if (payment.attempt().method() == PaymentMethod.VIRTUAL_ACCOUNT && payment.refundAccount() == null) {
            triedInVain(due, ExecuteRefund.ACCOUNT_MISSING);
            return true;
        }
        RefundOutcome outcome = gateway.refund(new PaymentGateway.RefundRequest(
                due.id(), payment.id(), wrong.providerKey(), wrong.amount(), REASON, payment.refundAccount()));
        switch (outcome) {
            case RefundOutcome.Refunded _ -> {
                mismatches.returned(due.id(), clock.instant());
                if (payment.mayBeTakenUp(clock.instant())) {
                    resolve.handle(payment.id());
                }
            }
            case RefundOutcome.Refused refused -> triedInVain(due, refused.code());
            case RefundOutcome.Unclear unclear -> triedInVain(due, unclear.why());
        }
        return !(outcome instanceof RefundOutcome.Unclear unclear && unclear.providerAway());
    }

    private void triedInVain(Mismatch due, String problem) {
        int tries = mismatches.triedInVain(due.id(), problem, policy.refundTries(), clock.instant());
        if (tries >= policy.refundRefusals()) {
            alerts.raise(
                    "wrong-capture-kept",
                    "payment " + due.paymentId(),
                    "not given back in " + tries + " tries: " + problem);
        }
    }
}
