package shop.jangteo.ordering.application;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.ordering.application.port.DueOrders;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.platform.application.UseCase;

/** Ends all orders that nobody paid in time, each in a short transaction of its own; one that fails waits for next time. */
@UseCase
public class ExpireOrders {

    /** A backlog is worked off over several runs, so that one run never takes long. */
    private static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ExpireOrders.class);

    private final DueOrders due;
    private final ExpireOrder expireOrder;
    private final Clock clock;

    ExpireOrders(DueOrders due, ExpireOrder expireOrder, Clock clock) {
        this.due = due;
        this.expireOrder = expireOrder;
        this.clock = clock;
    }

    public void handle() {
        List<OrderId> expired = due.expired(clock.instant(), AT_ONCE);
        for (OrderId id : expired) {
            try {
                expireOrder.handle(new ExpireOrder.Command(id));
            } catch (BrokenRule notYet) {
                // Its money may be on its way: payment says so until it knows.
                LOG.info("order {} doesn't expire yet: {}", id.value(), notYet.code());
            } catch (RuntimeException failed) {
                LOG.warn("order {} could not be expired now", id.value(), failed);
            }
        }
    }
}
