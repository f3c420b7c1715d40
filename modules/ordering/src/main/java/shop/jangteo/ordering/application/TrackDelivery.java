package shop.jangteo.ordering.application;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** Follows an order's parcels. */
@UseCase
public class TrackDelivery {

    private final Orders orders;

    TrackDelivery(Orders orders) {
        this.orders = orders;
    }

    /** What happened to a parcel. */
    public sealed interface Fact {

        OrderId orderId();

        /** It has an invoice number and is on its way. */
        record Sent(OrderId orderId, UUID by, Instant at) implements Fact {}

        /** It was the last one, and arrived. */
        record LastArrived(OrderId orderId, Instant at) implements Fact {}
    }

    @InTransaction
    public void handle(Fact fact) {
        Order order = orders.locked(fact.orderId());
        switch (fact) {
            case Fact.Sent sent -> order.ship(sent.by(), sent.at());
            case Fact.LastArrived arrived -> order.delivered(arrived.at());
        }
        orders.save(order);
    }
}
