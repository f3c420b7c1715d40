package shop.jangteo.payment.application;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.platform.application.UseCase;

/** Buyer or operator wants money back: intent (a transaction), then at once the provider (outside any). */
@UseCase
public class RefundPayment {

    private static final Logger log = LoggerFactory.getLogger(RefundPayment.class);

    private final RequestRefund request;
    private final ExecuteRefund execute;

    RefundPayment(RequestRefund request, ExecuteRefund execute) {
        this.request = request;
        this.execute = execute;
    }

    /** @return the refund, done unless the provider did not play along; then a job goes on trying */
    public UUID handle(RequestRefund.Command command) {
        UUID refundId = request.handle(command);
        try {
            execute.handle(new ExecuteRefund.Command(command.paymentId(), refundId));
        } catch (RuntimeException e) {
            // The request stands and is a success of its own; the job finds it.
            log.error("refund {} could not be executed at once", refundId, e);
        }
        return refundId;
    }
}
