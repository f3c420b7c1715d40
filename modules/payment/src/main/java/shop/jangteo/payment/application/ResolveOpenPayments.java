package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;

/**
 * Settles every attempt that got no answer, or whose process died before it could record one. Once nobody answers at the
 * provider the others stay due.
 */
@UseCase
public class ResolveOpenPayments {

    private static final Logger log = LoggerFactory.getLogger(ResolveOpenPayments.class);
    private static final int BATCH = 100;

    private final Payments payments;
    private final ResolvePayment resolve;
    private final Clock clock;

    ResolveOpenPayments(Payments payments, ResolvePayment resolve, Clock clock) {
        this.payments = payments;
        this.resolve = resolve;
        this.clock = clock;
    }

    public void handle() {
        for (UUID paymentId : payments.dueForCheck(clock.instant(), BATCH)) {
            try {
                if (resolve.handle(paymentId).providerAway()) {
                    return;
                }
            } catch (RuntimeException e) {
                // One attempt that can't be recorded must not keep the others waiting; it stays due.
                log.error("payment {} could not be resolved", paymentId, e);
            }
        }
    }
}
