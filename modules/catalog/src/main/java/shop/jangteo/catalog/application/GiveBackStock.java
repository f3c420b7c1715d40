package shop.jangteo.catalog.application;

import java.util.UUID;
import shop.jangteo.catalog.domain.stock.Reservation;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** An order has ended before it was shipped: what it had a claim on, or had bought, can be sold again, once (CA-7). */
@UseCase
public class GiveBackStock {

    /** @param orderNumber for the ledger */
    public record Command(UUID orderId, String orderNumber) {}

    private final OrderStock orderStock;

    GiveBackStock(OrderStock orderStock) {
        this.orderStock = orderStock;
    }

    @InTransaction
    public void handle(Command command) {
        orderStock.forEachReservation(command.orderId(), command.orderNumber(), Reservation::giveBack);
    }
}
