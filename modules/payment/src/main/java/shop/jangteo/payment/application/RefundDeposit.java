package shop.jangteo.payment.application;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.Refund;
import shop.jangteo.platform.application.UseCase;

/** The buyer says where a deposit goes back to: the intent (a transaction), then at once what waited for it. */
@UseCase
public class RefundDeposit {

    private static final Logger log = LoggerFactory.getLogger(RefundDeposit.class);

    private final SetRefundAccount set;
    private final ExecuteRefund execute;
    private final ReturnWrongCaptures wrongCaptures;

    RefundDeposit(SetRefundAccount set, ExecuteRefund execute, ReturnWrongCaptures wrongCaptures) {
        this.set = set;
        this.execute = execute;
        this.wrongCaptures = wrongCaptures;
    }

    public void handle(SetRefundAccount.Command command) {
        Payment payment = set.handle(command);
        for (Refund refund : payment.refunds()) {
            if (refund.isOpen()) {
                tryOnce(payment, refund);
            }
        }
        wrongCaptures.ofPayment(payment.id());
    }

    private void tryOnce(Payment payment, Refund refund) {
        try {
            execute.handle(new ExecuteRefund.Command(payment.id(), refund.id()));
        } catch (RuntimeException e) {
            // It is due: the job finds it.
            log.error("refund {} could not be executed at once", refund.id(), e);
        }
    }
}
