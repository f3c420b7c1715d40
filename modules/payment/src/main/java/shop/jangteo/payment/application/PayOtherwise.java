package shop.jangteo.payment.application;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.platform.application.UseCase;

/**
 * A buyer leaves a way of paying for another one: the intent (a transaction), then at once the provider, which closes the
 * account or says that the deposit was faster. What can't be closed now is closed by a job.
 */
@UseCase
public class PayOtherwise {

    private static final Logger log = LoggerFactory.getLogger(PayOtherwise.class);

    private final LeavePayment leave;
    private final ResolvePayment resolve;

    PayOtherwise(LeavePayment leave, ResolvePayment resolve) {
        this.leave = leave;
        this.resolve = resolve;
    }

    public void handle(LeavePayment.Command command) {
        if (leave.handle(command).status() != PaymentStatus.WAITING_FOR_DEPOSIT) {
            return;
        }
        try {
            resolve.handle(command.paymentId());
        } catch (RuntimeException e) {
            // It is due: the job finds it.
            log.error("payment {} could not be left at once", command.paymentId(), e);
        }
    }
}
