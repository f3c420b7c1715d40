package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * An order is paid and can be fulfilled.
 */
public record OrderPaid(
        UUID eventId,
        Instant occurredAt,
        UUID orderId,
        String orderNumber,
        UUID buyerId,
        UUID paymentId,
        List<OrderedLine> lines,
        Money finalAmount,
        ShippingAddress shippingAddress)
        implements PublishedEvent {}
