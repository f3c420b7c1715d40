package shop.jangteo.contract.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The carrier reports a step of a shipment.
 */
public record ShipmentProgressed(
        UUID eventId,
        Instant occurredAt,
        UUID shipmentId,
        UUID orderId,
        String orderNumber,
        UUID buyerId,
        String status,
        @Nullable String place)
        implements PublishedEvent {}
