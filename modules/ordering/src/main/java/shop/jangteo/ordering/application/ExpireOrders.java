package shop.jangteo.ordering.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.ordering.application.port.DueOrders;
import shop.jangteo.ordering.application.port.DueOrders.Due;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.platform.application.UseCase;

/**
 * Ends all orders that nobody paid in time, each in a short transaction of its own. One that can't be ended waits for the
 * next run and is passed by in this one: however many wait for the provider's word, they stand in nobody's way.
 */
@UseCase
public class ExpireOrders {

    /** How many are looked for at a time. */
    public record Batch(int size) {}

    private static final Logger LOG = LoggerFactory.getLogger(ExpireOrders.class);

    private final DueOrders due;
    private final ExpireOrder expireOrder;
    private final Batch batch;
    private final Clock clock;

    ExpireOrders(DueOrders due, ExpireOrder expireOrder, Batch batch, Clock clock) {
        this.due = due;
        this.expireOrder = expireOrder;
        this.batch = batch;
        this.clock = clock;
    }

    public void handle() {
        Instant now = clock.instant();
        List<Due> expired = due.expired(now, null, batch.size());
        while (!expired.isEmpty()) {
            expired.forEach(order -> expire(order.id()));
            expired = due.expired(now, expired.getLast(), batch.size());
        }
    }

    private void expire(OrderId id) {
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
