package shop.jangteo.contract.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * A shipment has a carrier and an invoice number and is on its way; lastOfOrder is true when every shipment of
 * the order now is.
 */
public record InvoiceRegistered(
        UUID eventId,
        Instant occurredAt,
        UUID shipmentId,
        UUID orderId,
        String orderNumber,
        UUID buyerId,
        UUID registeredBy,
        String carrier,
        String invoiceNumber,
        String trackingUrl,
        List<ShippedLine> lines,
        boolean lastOfOrder)
        implements PublishedEvent {}
