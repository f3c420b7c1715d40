package shop.jangteo.catalog.application;

import java.util.UUID;
import shop.jangteo.catalog.domain.stock.Reservation;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** An order is paid: the units it had a claim on are the buyer's (CA-7). Nothing when it has ended meanwhile. */
@UseCase
public class SellReservedStock {

    /** @param orderNumber for the ledger */
    public record Command(UUID orderId, String orderNumber) {}

    private final OrderStock orderStock;

    SellReservedStock(OrderStock orderStock) {
        this.orderStock = orderStock;
    }

    @InTransaction
    public void handle(Command command) {
        orderStock.forEachReservation(command.orderId(), command.orderNumber(), null, Reservation::consume);
    }
}
