package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.PaymentRuleBroken.PaymentInProgress;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.RefundCause;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** An order was cancelled: no more money is taken for it, and what was taken goes back. */
@UseCase
public class CloseOrder {

    public record Command(UUID orderId, String reason, Cause cause) {}

    /** Why the order ended. */
    public enum Cause {
        /** Its time is over: that may wait until it is known whether it was paid in time. */
        EXPIRED,
        /** All its money goes back: a refund was requested here, in this very transaction. */
        REFUNDED,
        /** Somebody wanted it. */
        WANTED
    }

    private final PayableOrders orders;
    private final Payments payments;
    private final Ids ids;
    private final Clock clock;

    CloseOrder(PayableOrders orders, Payments payments, Ids ids, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws PaymentInProgress when an order is to expire whose money may be on its way, or at the bank */
    @InTransaction
    public void handle(Command command) {
        orders.follow(command.orderId(), OrderStatus.CANCELLED);
        // A window can't be confirmed any more, and an account is closed by the next run of the job.
        // The request that caused it was published before it is stored: it isn't to be seen in the payment yet.
        if (command.cause() != Cause.REFUNDED) {
            payments.standingFor(command.orderId()).ifPresent(payment -> {
                if (command.cause() == Cause.EXPIRED && payment.mayBeTakingMoney()) {
                    throw new PaymentInProgress();
                }
                payment.abandon(clock.instant());
                payment.giveBackRest(ids.next(), RefundCause.ORDER_CANCELLED, command.reason(), clock.instant());
                payments.save(payment);
            });
        }
    }
}
