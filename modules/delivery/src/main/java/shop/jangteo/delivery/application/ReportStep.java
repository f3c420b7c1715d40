package shop.jangteo.delivery.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.delivery.domain.Fulfilment;
import shop.jangteo.delivery.domain.Fulfilments;
import shop.jangteo.delivery.domain.ShipmentStatus;
import shop.jangteo.delivery.domain.Step;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** Enters where a shipment is (DE-4), by its seller or the operator. */
@UseCase
public class ReportStep {

    /** @param at when it happened; null for now */
    public record Command(
            Actor actor,
            UUID shipmentId,
            ShipmentStatus status,
            @Nullable Instant at,
            @Nullable String note) {}

    private final Fulfilments fulfilments;
    private final AuditTrail audit;
    private final Clock clock;

    ReportStep(Fulfilments fulfilments, AuditTrail audit, Clock clock) {
        this.fulfilments = fulfilments;
        this.audit = audit;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        UUID shipmentId = command.shipmentId();
        Fulfilment fulfilment = fulfilments
                .ofShipment(shipmentId)
                .filter(it ->
                        command.actor().actsForBrand(it.shipment(shipmentId).brandId()))
                .orElseThrow(() -> new NotFound("shipment"));
        Instant now = clock.instant();
        ShipmentStatus before = fulfilment.shipment(shipmentId).status();
        Instant at = command.at() == null ? now : command.at();
        fulfilment.report(
                shipmentId,
                new Step(command.status(), at, command.note(), command.actor().memberId()),
                now);
        fulfilments.save(fulfilment);
        if (!fulfilment.raised().isEmpty()) {
            audit.record(
                    command.actor(),
                    "delivery.shipment.report-step",
                    "shipment",
                    shipmentId.toString(),
                    Map.of("status", before),
                    Map.of("status", command.status(), "at", at));
        }
    }
}
