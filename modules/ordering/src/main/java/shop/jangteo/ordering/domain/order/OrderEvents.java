package shop.jangteo.ordering.domain.order;

import java.util.List;

/** Who is told what happened to an order, in the transaction that stores it. */
public interface OrderEvents {

    /** @param order as it was stored with these events */
    void publish(OrderSnapshot order, List<OrderEvent> events);
}
