package shop.jangteo.catalog.application;

import java.util.Map;
import java.util.UUID;
import shop.jangteo.catalog.domain.stock.Reservation;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/**
 * What an order had a claim on, or had bought, can be sold again, once (CA-7): all of it when the order has ended before it
 * was shipped, or the units that were cancelled of it (OR-9).
 */
@UseCase
public class GiveBackStock {

    /** @param orderNumber for the ledger */
    public record Command(UUID orderId, String orderNumber, Extent extent) {}

    /** How much of it. */
    public sealed interface Extent {

        record Everything() implements Extent {}

        /** Units by order line; no other line is touched. */
        record Part(UUID cancellationId, Map<UUID, Integer> unitsByLine) implements Extent {}
    }

    private final OrderStock orderStock;

    GiveBackStock(OrderStock orderStock) {
        this.orderStock = orderStock;
    }

    @InTransaction
    public void handle(Command command) {
        switch (command.extent()) {
            case Extent.Everything() ->
                orderStock.forEachReservation(command.orderId(), command.orderNumber(), null, Reservation::giveBack);
            case Extent.Part(UUID cancellationId, Map<UUID, Integer> unitsByLine) ->
                orderStock.forEachReservation(
                        command.orderId(), command.orderNumber(), cancellationId, (reservation, stock, note) -> {
                            int units = unitsByLine.getOrDefault(reservation.orderLineId(), 0);
                            if (units > 0) {
                                reservation.giveBack(units, stock, note);
                            }
                        });
        }
    }
}
