package shop.jangteo.delivery.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.delivery.domain.Fulfilment;
import shop.jangteo.delivery.domain.Fulfilments;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/**
 * Leaves out of the parcels what was cancelled of an order (OR-9), also when its payment is heard of only later. Works in
 * the cancellation's transaction, which holds the order: no parcel with it can get its invoice number meanwhile.
 */
@UseCase
public class LeaveOutLines {

    /** @param unitsByLine units that were cancelled now */
    public record Command(UUID orderId, String orderNumber, UUID buyerId, Map<UUID, Integer> unitsByLine) {}

    private final Fulfilments fulfilments;
    private final Clock clock;

    LeaveOutLines(Fulfilments fulfilments, Clock clock) {
        this.fulfilments = fulfilments;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        Instant now = clock.instant();
        fulfilments
                .addUnlessPresent(Fulfilment.announced(
                        command.orderId(), command.orderNumber(), command.buyerId(), command.unitsByLine(), now))
                .ifPresent(present -> {
                    present.cancelLines(command.unitsByLine(), now);
                    fulfilments.save(present);
                });
    }
}
