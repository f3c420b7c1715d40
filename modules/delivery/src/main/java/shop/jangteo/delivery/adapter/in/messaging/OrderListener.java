package shop.jangteo.delivery.adapter.in.messaging;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.ordering.CancelledLine;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.ordering.ShippingAddress;
import shop.jangteo.delivery.application.CancelShipments;
import shop.jangteo.delivery.application.LeaveOutLines;
import shop.jangteo.delivery.application.PrepareShipments;
import shop.jangteo.delivery.domain.Destination;
import shop.jangteo.delivery.domain.ShipmentLine;
import shop.jangteo.platform.event.JoinsTransaction;

/** Follows the orders; bears their events in any order. */
@Component
class OrderListener {

    private final PrepareShipments prepare;
    private final CancelShipments cancel;
    private final LeaveOutLines leaveOut;

    OrderListener(PrepareShipments prepare, CancelShipments cancel, LeaveOutLines leaveOut) {
        this.prepare = prepare;
        this.cancel = cancel;
        this.leaveOut = leaveOut;
    }

    @ApplicationModuleListener(id = "delivery.on-order-paid")
    void on(OrderPaid paid) {
        prepare.handle(new PrepareShipments.Command(
                paid.orderId(),
                paid.orderNumber(),
                paid.buyerId(),
                destination(paid.shippingAddress()),
                linesByBrand(paid.lines())));
    }

    @ApplicationModuleListener(id = "delivery.on-order-cancelled")
    void on(OrderCancelled cancelled) {
        cancel.handle(new CancelShipments.Command(cancelled.orderId(), cancelled.orderNumber(), cancelled.buyerId()));
    }

    @JoinsTransaction
    @Order(50)
    void on(OrderLinesCancelled cancelled) {
        if (!cancelled.paid()) {
            // The news of its payment will carry what is left of it.
            return;
        }
        leaveOut.handle(new LeaveOutLines.Command(
                cancelled.orderId(),
                cancelled.orderNumber(),
                cancelled.buyerId(),
                cancelled.lines().stream()
                        .collect(toMap(
                                CancelledLine::lineId, line -> line.quantity().value()))));
    }

    private static Map<UUID, List<ShipmentLine>> linesByBrand(List<OrderedLine> lines) {
        return lines.stream()
                .collect(groupingBy(
                        OrderedLine::brandId, LinkedHashMap::new, mapping(OrderListener::shipmentLine, toList())));
    }

    private static ShipmentLine shipmentLine(OrderedLine line) {
        return new ShipmentLine(
                line.lineId(), line.variantId(), line.productId(), line.productName(), line.options(), line.quantity());
    }

    private static Destination destination(ShippingAddress address) {
        return new Destination(
                address.recipient(),
                address.phone(),
                address.postalCode(),
                address.roadAddress(),
                address.detailAddress(),
                address.note());
    }
}
