package shop.jangteo.payment.application;

import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** An order was placed: from now on it can be paid. */
@UseCase
public class RecordPayableOrder {

    private final PayableOrders orders;

    RecordPayableOrder(PayableOrders orders) {
        this.orders = orders;
    }

    @InTransaction
    public void handle(PayableOrder order) {
        orders.add(order);
    }
}
