package shop.jangteo.ordering.adapter.in.messaging;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.delivery.InvoiceRegistered;
import shop.jangteo.contract.delivery.ShipmentDelivered;
import shop.jangteo.ordering.application.TrackDelivery;
import shop.jangteo.ordering.application.TrackDelivery.Fact;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.platform.event.JoinsTransaction;

/** An invoice joins: a parcel must not leave for an order that is being cancelled. An arrival is news. */
@Component
class DeliveryListener {

    private final TrackDelivery trackDelivery;

    DeliveryListener(TrackDelivery trackDelivery) {
        this.trackDelivery = trackDelivery;
    }

    @JoinsTransaction
    void on(InvoiceRegistered event) {
        trackDelivery.handle(new Fact.Sent(new OrderId(event.orderId()), event.registeredBy(), event.occurredAt()));
    }

    @ApplicationModuleListener(id = "ordering.on-shipment-delivered")
    void on(ShipmentDelivered event) {
        if (event.lastOfOrder()) {
            trackDelivery.handle(new Fact.LastArrived(new OrderId(event.orderId()), event.occurredAt()));
        }
    }
}
