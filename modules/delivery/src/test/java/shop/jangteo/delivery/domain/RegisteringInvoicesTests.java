package shop.jangteo.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.jangteo.delivery.domain.Orders.NOW;
import static shop.jangteo.delivery.domain.Orders.SELLER;
import static shop.jangteo.delivery.domain.Orders.TRANSIT;
import static shop.jangteo.delivery.domain.Orders.invoice;
import static shop.jangteo.delivery.domain.Orders.shipment;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("DE-3: registering invoices")
class RegisteringInvoicesTests {

    @Test
    void theShipmentIsGivenToItsCarrierAndStaysReady() {
        Fulfilment order = Orders.paid(1);

        order.registerInvoice(shipment(order, 0), invoice(7), SELLER, TRANSIT, NOW);

        Shipment shipment = order.shipments().getFirst();
        var dispatch = new Dispatch(invoice(7), NOW, LocalDate.of(2026, 1, 7));
        assertThat(shipment.dispatch()).isEqualTo(dispatch);
        assertThat(shipment.status()).isEqualTo(ShipmentStatus.READY);
        assertThat(order.raised())
                .containsExactly(new FulfilmentEvent.Dispatched(shipment.id(), dispatch, SELLER, true));
    }

    @Test
    void onlyTheLastOfSeveralSellersIsTheLast() {
        Fulfilment order = Orders.paid(3);

        order.registerInvoice(shipment(order, 2), invoice(2), SELLER, TRANSIT, NOW);
        order.registerInvoice(shipment(order, 0), invoice(0), SELLER, TRANSIT, NOW);
        order.registerInvoice(shipment(order, 1), invoice(1), SELLER, TRANSIT, NOW);

        assertThat(order.raised())
                .extracting(event -> ((FulfilmentEvent.Dispatched) event).lastOfOrder())
                .containsExactly(false, false, true);
    }

    @Test
    void theSameInvoiceOnceMoreChangesNothing() {
        Fulfilment order = Orders.dispatched(1);
        order.report(shipment(order, 0), Orders.step(ShipmentStatus.PICKED_UP), NOW);
        int before = order.raised().size();

        order.registerInvoice(shipment(order, 0), invoice(0), UUID.randomUUID(), TRANSIT, NOW.plusSeconds(86_400));

        assertThat(order.raised()).hasSize(before);
        assertThat(order.shipments().getFirst().dispatch().at()).isEqualTo(NOW);
    }

    @Test
    void anotherInvoiceIsRefusedAndTheFirstNamed() {
        Fulfilment order = Orders.dispatched(1);

        assertThatThrownBy(() -> order.registerInvoice(shipment(order, 0), invoice(9), SELLER, TRANSIT, NOW))
                .isInstanceOfSatisfying(
                        InvoiceAlreadyRegistered.class,
                        refused -> assertThat(refused.details())
                                .containsEntry("invoiceNumber", invoice(0).number()));
    }

    @Test
    void aCancelledShipmentTakesNoInvoiceNotEvenTheOneItHad() {
        Fulfilment without = Orders.paid(1);
        without.cancel(NOW);
        Fulfilment with = Orders.dispatched(1);
        with.cancel(NOW);

        assertThatThrownBy(() -> without.registerInvoice(shipment(without, 0), invoice(0), SELLER, TRANSIT, NOW))
                .isInstanceOf(IllegalShipmentState.class);
        assertThatThrownBy(() -> with.registerInvoice(shipment(with, 0), invoice(0), SELLER, TRANSIT, NOW))
                .isInstanceOf(IllegalShipmentState.class);
    }

    @Test
    void aShipmentOfAnotherOrderIsAProgrammingError() {
        Fulfilment order = Orders.paid(1);

        assertThatThrownBy(() -> order.shipment(UUID.randomUUID())).isInstanceOf(IllegalArgumentException.class);
    }
}
