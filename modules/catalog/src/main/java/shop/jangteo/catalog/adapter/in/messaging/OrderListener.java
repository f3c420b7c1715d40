package shop.jangteo.catalog.adapter.in.messaging;

import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.catalog.application.GiveBackStock;
import shop.jangteo.catalog.application.ReserveStock;
import shop.jangteo.catalog.application.SellReservedStock;
import shop.jangteo.contract.ordering.CancelledLine;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.platform.event.JoinsTransaction;

/** What orders mean for the stock. */
@Component
class OrderListener {

    /** After everybody else: the rows of a popular variant are locked from here to the commit and no longer. */
    private static final int LAST = 100;

    private final ReserveStock reserveStock;
    private final SellReservedStock sellReservedStock;
    private final GiveBackStock giveBackStock;

    OrderListener(ReserveStock reserveStock, SellReservedStock sellReservedStock, GiveBackStock giveBackStock) {
        this.reserveStock = reserveStock;
        this.sellReservedStock = sellReservedStock;
        this.giveBackStock = giveBackStock;
    }

    @JoinsTransaction
    @Order(LAST)
    void on(OrderPlaced event) {
        reserveStock.handle(new ReserveStock.Command(
                event.orderId(),
                event.lines().stream()
                        .map(line -> new ReserveStock.Line(
                                line.lineId(), line.variantId(), line.quantity().value()))
                        .toList()));
    }

    @JoinsTransaction
    @Order(LAST)
    void on(OrderCancelled event) {
        giveBackStock.handle(
                new GiveBackStock.Command(event.orderId(), event.orderNumber(), new GiveBackStock.Extent.Everything()));
    }

    @JoinsTransaction
    @Order(LAST)
    void on(OrderLinesCancelled event) {
        giveBackStock.handle(new GiveBackStock.Command(
                event.orderId(),
                event.orderNumber(),
                new GiveBackStock.Extent.Part(
                        event.cancellationId(),
                        event.lines().stream()
                                .collect(Collectors.toMap(
                                        CancelledLine::lineId,
                                        line -> line.quantity().value())))));
    }

    @ApplicationModuleListener(id = "catalog.on-order-paid")
    void on(OrderPaid event) {
        sellReservedStock.handle(new SellReservedStock.Command(event.orderId(), event.orderNumber()));
    }
}
