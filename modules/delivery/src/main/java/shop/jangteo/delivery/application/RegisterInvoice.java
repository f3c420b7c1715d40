package shop.jangteo.delivery.application;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.delivery.domain.Fulfilment;
import shop.jangteo.delivery.domain.Fulfilments;
import shop.jangteo.delivery.domain.Invoice;
import shop.jangteo.delivery.domain.TransitTime;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/**
 * Gives a shipment to a carrier (DE-2, DE-3), by its seller or the operator. Locks: the order (a subscriber does), then its
 * delivery.
 */
@UseCase
public class RegisterInvoice {

    /** @param invoiceNumber null when the carrier is to issue one */
    public record Command(
            Actor actor,
            UUID shipmentId,
            String carrier,
            @Nullable String invoiceNumber) {}

    private final Fulfilments fulfilments;
    private final TransitTime transit;
    private final AuditTrail audit;
    private final Clock clock;

    RegisterInvoice(Fulfilments fulfilments, TransitTime transit, AuditTrail audit, Clock clock) {
        this.fulfilments = fulfilments;
        this.transit = transit;
        this.audit = audit;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        Invoice invoice = Invoice.typed(command.carrier(), command.invoiceNumber());
        UUID shipmentId = command.shipmentId();
        Fulfilment fulfilment = fulfilments
                .ofShipment(shipmentId)
                .filter(it ->
                        command.actor().actsForBrand(it.shipment(shipmentId).brandId()))
                .orElseThrow(() -> new NotFound("shipment"));
        fulfilment.registerInvoice(shipmentId, invoice, command.actor().memberId(), transit, clock.instant());
        fulfilments.save(fulfilment);
        if (!fulfilment.raised().isEmpty()) {
            audit.record(
                    command.actor(),
                    "delivery.shipment.register-invoice",
                    "shipment",
                    shipmentId.toString(),
                    null,
                    Map.of("carrier", invoice.carrier(), "invoiceNumber", invoice.number()));
        }
    }
}
