package shop.jangteo.delivery.adapter.query;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.delivery.domain.ShipmentStatus;

/**
 * A shipment as its buyer sees it. Carrier, invoice number, link and expected day are absent until it is handed over.
 *
 * @param events what the carrier did, the first first
 */
public record ShipmentView(
        UUID id,
        ShipmentStatus status,
        @Nullable String carrier,
        @Nullable String invoiceNumber,
        @Nullable String trackingUrl,
        @Nullable LocalDate expectedOn,
        List<ShipmentItemView> items,
        List<ShipmentEventView> events) {}
