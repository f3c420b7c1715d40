package shop.jangteo.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.jangteo.delivery.domain.Orders.NOW;
import static shop.jangteo.delivery.domain.Orders.SELLER;
import static shop.jangteo.delivery.domain.Orders.shipment;
import static shop.jangteo.delivery.domain.Orders.step;
import static shop.jangteo.delivery.domain.ShipmentStatus.DELIVERED;
import static shop.jangteo.delivery.domain.ShipmentStatus.FAILED;
import static shop.jangteo.delivery.domain.ShipmentStatus.IN_TRANSIT;
import static shop.jangteo.delivery.domain.ShipmentStatus.LOST;
import static shop.jangteo.delivery.domain.ShipmentStatus.OUT_FOR_DELIVERY;
import static shop.jangteo.delivery.domain.ShipmentStatus.PICKED_UP;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.kernel.InvalidField;

@DisplayName("DE-4: reporting the carrier's steps")
class ReportingStepsTests {

    @Test
    void eachStepIsToldOnce() {
        Fulfilment order = Orders.stored(Orders.dispatched(1));

        for (ShipmentStatus status :
                List.of(PICKED_UP, PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, DELIVERED)) {
            order.report(shipment(order, 0), step(status), NOW);
        }

        assertThat(order.raised())
                .containsExactly(
                        new FulfilmentEvent.Progressed(shipment(order, 0), step(PICKED_UP)),
                        new FulfilmentEvent.Progressed(shipment(order, 0), step(IN_TRANSIT)),
                        new FulfilmentEvent.Progressed(shipment(order, 0), step(OUT_FOR_DELIVERY)),
                        new FulfilmentEvent.Delivered(shipment(order, 0), step(DELIVERED), true));
    }

    @Test
    @DisplayName("DE-5: the order has arrived when all its shipments have")
    void theLastToArriveIsTheLast() {
        Fulfilment order = Orders.stored(Orders.dispatched(2));

        order.report(shipment(order, 1), step(DELIVERED), NOW);
        order.report(shipment(order, 0), step(DELIVERED), NOW);

        assertThat(order.raised())
                .containsExactly(
                        new FulfilmentEvent.Delivered(shipment(order, 1), step(DELIVERED), false),
                        new FulfilmentEvent.Delivered(shipment(order, 0), step(DELIVERED), true));
    }

    @Test
    void aLostShipmentKeepsItsOrderFromArriving() {
        Fulfilment order = Orders.stored(Orders.dispatched(2));
        order.report(shipment(order, 0), step(PICKED_UP), NOW);
        order.report(shipment(order, 0), step(LOST), NOW);

        order.report(shipment(order, 1), step(DELIVERED), NOW);

        assertThat(order.raised()).contains(new FulfilmentEvent.Delivered(shipment(order, 1), step(DELIVERED), false));
    }

    @Test
    void aSecondAttemptIsAStepOfItsOwn() {
        Fulfilment order = Orders.stored(Orders.dispatched(1));

        for (ShipmentStatus status : List.of(OUT_FOR_DELIVERY, FAILED, OUT_FOR_DELIVERY, FAILED, DELIVERED)) {
            order.report(shipment(order, 0), step(status), NOW);
        }

        assertThat(order.raised()).hasSize(5);
    }

    @Test
    void aShipmentWithoutInvoiceIsNowhere() {
        Fulfilment order = Orders.paid(1);

        assertThatThrownBy(() -> order.report(shipment(order, 0), step(PICKED_UP), NOW))
                .isInstanceOf(InvoiceMissing.class);
        assertThatThrownBy(() -> order.report(shipment(order, 0), step(ShipmentStatus.READY), NOW))
                .isInstanceOf(InvoiceMissing.class);
    }

    @Test
    void aStepBackwardsIsRefusedAndWhatIsPossibleNamed() {
        Fulfilment order = Orders.dispatched(1);
        order.report(shipment(order, 0), step(OUT_FOR_DELIVERY), NOW);

        assertThatThrownBy(() -> order.report(shipment(order, 0), step(PICKED_UP), NOW))
                .isInstanceOfSatisfying(
                        IllegalShipmentState.class,
                        refused -> assertThat(refused.details())
                                .isEqualTo(Map.of(
                                        "state",
                                        "OUT_FOR_DELIVERY",
                                        "allowed",
                                        List.of("DELIVERED", "FAILED", "LOST", "RETURNED"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5M1S", "P365D"})
    void theFutureIsNotReported(Duration ahead) {
        Fulfilment order = Orders.dispatched(1);

        assertThatThrownBy(() -> order.report(shipment(order, 0), stepAt(NOW.plus(ahead)), NOW))
                .isInstanceOf(InvalidField.class);
    }

    @Test
    void nothingHappenedToAShipmentBeforeItWas() {
        Fulfilment order = Orders.dispatched(1);

        assertThatThrownBy(() -> order.report(shipment(order, 0), stepAt(NOW.minusSeconds(301)), NOW))
                .isInstanceOf(InvalidField.class);
    }

    @Test
    void aClockThatIsALittleWrongIsFine() {
        Fulfilment order = Orders.stored(Orders.dispatched(1));

        order.report(shipment(order, 0), stepAt(NOW.plusSeconds(300)), NOW);

        assertThat(order.raised()).hasSize(1);
    }

    private static Step stepAt(Instant at) {
        return new Step(PICKED_UP, at, null, SELLER);
    }
}
