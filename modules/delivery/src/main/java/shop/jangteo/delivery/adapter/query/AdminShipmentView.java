package shop.jangteo.delivery.adapter.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.delivery.domain.Destination;
import shop.jangteo.delivery.domain.ShipmentStatus;

/**
 * A shipment as its seller and the operator see it: with what they need to pack and address it.
 *
 * @param warnings what deserves a second look: {@code INVOICE_CHECK_DIGIT} when the invoice number looks mistyped
 * @param events what the carrier did, the first first
 */
public record AdminShipmentView(
        UUID id,
        UUID orderId,
        String orderNumber,
        UUID brandId,
        ShipmentStatus status,
        @Nullable String carrier,
        @Nullable String invoiceNumber,
        @Nullable String trackingUrl,
        @Nullable Instant invoicedAt,
        @Nullable LocalDate expectedOn,
        List<String> warnings,
        Destination shippingAddress,
        List<ShipmentItemView> items,
        List<ShipmentEventView> events,
        Instant createdAt) {}
