package shop.jangteo.delivery.adapter.out.messaging;

import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.delivery.InvoiceRegistered;
import shop.jangteo.contract.delivery.ShipmentDelivered;
import shop.jangteo.contract.delivery.ShipmentProgressed;
import shop.jangteo.contract.delivery.ShippedLine;
import shop.jangteo.delivery.domain.Fulfilment;
import shop.jangteo.delivery.domain.FulfilmentEvent;
import shop.jangteo.delivery.domain.FulfilmentEvents;
import shop.jangteo.delivery.domain.Invoice;
import shop.jangteo.kernel.Ids;

@Component
class DeliveryPublisher implements FulfilmentEvents {

    private final ApplicationEventPublisher publisher;
    private final Ids ids;

    DeliveryPublisher(ApplicationEventPublisher publisher, Ids ids) {
        this.publisher = publisher;
        this.ids = ids;
    }

    @Override
    public void publish(Fulfilment fulfilment) {
        for (FulfilmentEvent event : fulfilment.raised()) {
            switch (event) {
                case FulfilmentEvent.Dispatched dispatched ->
                    publisher.publishEvent(invoiceRegistered(fulfilment, dispatched));
                case FulfilmentEvent.Progressed progressed ->
                    publisher.publishEvent(new ShipmentProgressed(
                            ids.next(),
                            progressed.step().at(),
                            progressed.shipmentId(),
                            fulfilment.orderId(),
                            fulfilment.orderNumber(),
                            fulfilment.buyerId(),
                            progressed.step().status().name(),
                            null));
                case FulfilmentEvent.Delivered delivered ->
                    publisher.publishEvent(new ShipmentDelivered(
                            ids.next(),
                            delivered.step().at(),
                            delivered.shipmentId(),
                            fulfilment.orderId(),
                            fulfilment.orderNumber(),
                            fulfilment.buyerId(),
                            lines(fulfilment, delivered.shipmentId()),
                            delivered.lastOfOrder()));
                case FulfilmentEvent.Cancelled _, FulfilmentEvent.LinesLeftOut _ -> {
                    // Everybody has heard it from ordering.
                }
            }
        }
    }

    private InvoiceRegistered invoiceRegistered(Fulfilment fulfilment, FulfilmentEvent.Dispatched dispatched) {
        Invoice invoice = dispatched.dispatch().invoice();
        return new InvoiceRegistered(
                ids.next(),
                dispatched.dispatch().at(),
                dispatched.shipmentId(),
                fulfilment.orderId(),
                fulfilment.orderNumber(),
                fulfilment.buyerId(),
                dispatched.by(),
                invoice.carrier().name(),
                invoice.number(),
                invoice.trackingUrl(),
                lines(fulfilment, dispatched.shipmentId()),
                dispatched.lastOfOrder());
    }

    private static List<ShippedLine> lines(Fulfilment fulfilment, UUID shipmentId) {
        return fulfilment.shipment(shipmentId).lines().stream()
                .map(line -> new ShippedLine(
                        line.lineId(), line.variantId(), line.productId(), line.productName(), line.quantity()))
                .toList();
    }
}
