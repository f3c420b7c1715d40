package shop.jangteo.delivery.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.delivery.domain.Destination;
import shop.jangteo.delivery.domain.Fulfilment;
import shop.jangteo.delivery.domain.Fulfilments;
import shop.jangteo.delivery.domain.ShipmentLine;
import shop.jangteo.kernel.Ids;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/**
 * Makes the shipments of a paid order, one for each seller, without what was cancelled of it meanwhile. Does nothing when it has them, or when it was cancelled
 * meanwhile.
 */
@UseCase
public class PrepareShipments {

    public record Command(
            UUID orderId,
            String orderNumber,
            UUID buyerId,
            Destination destination,
            Map<UUID, List<ShipmentLine>> linesByBrand) {}

    private final Fulfilments fulfilments;
    private final Ids ids;
    private final Clock clock;

    PrepareShipments(Fulfilments fulfilments, Ids ids, Clock clock) {
        this.fulfilments = fulfilments;
        this.ids = ids;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        Instant now = clock.instant();
        fulfilments
                .addUnlessPresent(Fulfilment.ofPaidOrder(
                        command.orderId(),
                        command.orderNumber(),
                        command.buyerId(),
                        command.destination(),
                        command.linesByBrand(),
                        ids,
                        now))
                .filter(Fulfilment::isAnnounced)
                .ifPresent(announced -> fulfilments.replace(
                        announced, announced.paid(command.destination(), command.linesByBrand(), ids, now)));
    }
}
