package shop.jangteo.ordering.application;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.OrderPolicy;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/**
 * Follows what becomes of an order's payment. All but what the provider has given back works in the payment's
 * transaction, so the two never disagree.
 */
@UseCase
public class TrackPayment {

    private final Orders orders;
    private final OrderPolicy policy;

    TrackPayment(Orders orders, OrderPolicy policy) {
        this.orders = orders;
        this.policy = policy;
    }

    /** What happened to a payment. */
    public sealed interface Fact {

        OrderId orderId();

        record Started(OrderId orderId, Instant at) implements Fact {}

        /** An account was opened that the buyer may send the money to. */
        record DepositAwaited(OrderId orderId, Instant dueAt) implements Fact {}

        /** The buyer means to pay in another way. */
        record DepositGivenUp(OrderId orderId, Instant at) implements Fact {}

        record Captured(OrderId orderId, UUID paymentId, Money amount, Instant at) implements Fact {}

        record Declined(OrderId orderId, String reason, Instant at) implements Fact {}

        /** The bank took it back; it may come again until then. */
        record DepositTakenBack(OrderId orderId, UUID paymentId, Instant dueAt) implements Fact {}

        /** Somebody has it given back, all that is left of it or a part. */
        record RefundAsked(OrderId orderId, UUID paymentId, Money amount, boolean whole, String reason, Instant at)
                implements Fact {}

        /** @param total all that ever went back of it */
        record WentBack(OrderId orderId, UUID paymentId, Money total) implements Fact {}
    }

    @InTransaction
    public void handle(Fact fact) {
        Order order = orders.locked(fact.orderId());
        switch (fact) {
            case Fact.Started started -> order.startPayment(started.at());
            case Fact.DepositAwaited awaited -> order.depositAwaited(awaited.dueAt());
            case Fact.DepositGivenUp given -> order.depositGivenUp(given.at().plus(policy.paymentWindow()));
            case Fact.Captured captured -> order.captured(captured.paymentId(), captured.amount(), captured.at());
            case Fact.Declined declined -> order.declined(declined.reason(), declined.at());
            case Fact.DepositTakenBack back -> order.depositTakenBack(back.paymentId(), back.dueAt());
            case Fact.RefundAsked asked ->
                order.refundAsked(asked.paymentId(), asked.amount(), asked.whole(), asked.reason(), asked.at());
            case Fact.WentBack back -> order.moneyWentBack(back.paymentId(), back.total());
        }
        orders.save(order);
    }
}
