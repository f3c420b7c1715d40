package shop.jangteo.support.adapter.in.messaging;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.delivery.ShipmentDelivered;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.support.application.RememberPurchase;
import shop.jangteo.support.domain.review.PurchasedLine;

/** Keeps up with what was bought and has arrived. */
@Component
class PurchaseListener {

    private final RememberPurchase rememberPurchase;

    PurchaseListener(RememberPurchase rememberPurchase) {
        this.rememberPurchase = rememberPurchase;
    }

    @ApplicationModuleListener(id = "support.purchase-on-order-paid")
    void on(OrderPaid event) {
        rememberPurchase.handle(new RememberPurchase.Command(event.lines().stream()
                .map(line -> new PurchasedLine(
                        line.lineId(),
                        event.orderId(),
                        event.orderNumber(),
                        line.productId(),
                        line.productName(),
                        event.buyerId(),
                        null))
                .toList()));
    }

    @ApplicationModuleListener(id = "support.purchase-on-shipment-delivered")
    void on(ShipmentDelivered event) {
        rememberPurchase.handle(new RememberPurchase.Command(event.lines().stream()
                .map(line -> new PurchasedLine(
                        line.lineId(),
                        event.orderId(),
                        event.orderNumber(),
                        line.productId(),
                        line.productName(),
                        event.buyerId(),
                        event.occurredAt()))
                .toList()));
    }
}
