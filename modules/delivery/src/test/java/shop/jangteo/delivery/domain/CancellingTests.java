package shop.jangteo.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.delivery.domain.Orders.NOW;
import static shop.jangteo.delivery.domain.Orders.shipment;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("DE-1: a cancelled order isn't shipped")
class CancellingTests {

    @Test
    void whatHasNotLeftStays() {
        Fulfilment order = Orders.dispatched(2);
        order.report(shipment(order, 0), Orders.step(ShipmentStatus.PICKED_UP), NOW);

        order.cancel(NOW);

        assertThat(order.shipments())
                .extracting(Shipment::status)
                .containsExactly(ShipmentStatus.PICKED_UP, ShipmentStatus.CANCELLED);
        assertThat(order.raised()).last().isEqualTo(new FulfilmentEvent.Cancelled(NOW));
    }

    @Test
    void aSecondCancellationChangesNothing() {
        Fulfilment order = Orders.paid(1);
        order.cancel(NOW);

        order.cancel(NOW.plusSeconds(1));

        assertThat(order.cancelledAt()).isEqualTo(NOW);
        assertThat(order.raised()).hasSize(1);
    }

    @Test
    void anOrderCancelledBeforeItsPaymentWasHeardOfHasNothingToShip() {
        Fulfilment order = Fulfilment.ofCancelledOrder(UUID.randomUUID(), "20260105-000002", UUID.randomUUID(), NOW);

        order.cancel(NOW);

        assertThat(order.shipments()).isEmpty();
        assertThat(order.raised()).isEmpty();
    }

    @Test
    void theShipmentThatIsLeftIsTheLast() {
        Fulfilment order = Orders.dispatched(2);
        order.report(shipment(order, 0), Orders.step(ShipmentStatus.PICKED_UP), NOW);
        order.cancel(NOW);

        order.report(shipment(order, 0), Orders.step(ShipmentStatus.DELIVERED), NOW);

        assertThat(order.raised())
                .last()
                .isEqualTo(
                        new FulfilmentEvent.Delivered(shipment(order, 0), Orders.step(ShipmentStatus.DELIVERED), true));
    }
}
