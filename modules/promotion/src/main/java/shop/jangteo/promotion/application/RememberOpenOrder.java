package shop.jangteo.promotion.application;

import java.util.UUID;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.pricing.OpenOrder;
import shop.jangteo.promotion.domain.pricing.OpenOrders;

/** Knows which orders coupons can still be put on: from their placing until they are paid. */
@UseCase
public class RememberOpenOrder {

    private final OpenOrders openOrders;

    RememberOpenOrder(OpenOrders openOrders) {
        this.openOrders = openOrders;
    }

    @InTransaction
    public void placed(OpenOrder order) {
        openOrders.add(order);
    }

    @InTransaction
    public void paid(UUID orderId) {
        openOrders.remove(orderId);
    }
}
