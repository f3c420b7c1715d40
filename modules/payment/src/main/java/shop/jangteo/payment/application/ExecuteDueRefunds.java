package shop.jangteo.payment.application;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;

/**
 * Sends every refund that is due to the provider: new ones, unanswered ones, refused ones again. Once nobody answers there
 * the others stay due.
 */
@UseCase
public class ExecuteDueRefunds {

    private static final Logger log = LoggerFactory.getLogger(ExecuteDueRefunds.class);
    private static final int BATCH = 100;

    private final Payments payments;
    private final ExecuteRefund execute;
    private final Clock clock;

    ExecuteDueRefunds(Payments payments, ExecuteRefund execute, Clock clock) {
        this.payments = payments;
        this.execute = execute;
        this.clock = clock;
    }

    public void handle() {
        for (Payments.DueRefund due : payments.refundsDue(clock.instant(), BATCH)) {
            try {
                if (!execute.handle(new ExecuteRefund.Command(due.paymentId(), due.refundId()))) {
                    return;
                }
            } catch (RuntimeException e) {
                // One refund that can't be recorded must not keep the others waiting; it stays due.
                log.error("refund {} could not be executed", due.refundId(), e);
            }
        }
    }
}
