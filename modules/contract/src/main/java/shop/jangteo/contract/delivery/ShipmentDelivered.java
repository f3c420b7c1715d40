package shop.jangteo.contract.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * A shipment arrived; lastOfOrder is true when every shipment of the order now has.
 */
public record ShipmentDelivered(
        UUID eventId,
        Instant occurredAt,
        UUID shipmentId,
        UUID orderId,
        String orderNumber,
        UUID buyerId,
        List<ShippedLine> lines,
        boolean lastOfOrder)
        implements PublishedEvent {}
