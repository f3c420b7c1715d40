package shop.jangteo.delivery.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import shop.jangteo.delivery.domain.Fulfilment;
import shop.jangteo.delivery.domain.Fulfilments;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** Keeps back what hasn't left of a cancelled order, also when its payment is heard of only later. */
@UseCase
public class CancelShipments {

    public record Command(UUID orderId, String orderNumber, UUID buyerId) {}

    private final Fulfilments fulfilments;
    private final Clock clock;

    CancelShipments(Fulfilments fulfilments, Clock clock) {
        this.fulfilments = fulfilments;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        Instant now = clock.instant();
        fulfilments
                .addUnlessPresent(
                        Fulfilment.ofCancelledOrder(command.orderId(), command.orderNumber(), command.buyerId(), now))
                .ifPresent(present -> {
                    present.cancel(now);
                    fulfilments.save(present);
                });
    }
}
