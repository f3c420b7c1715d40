package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * An order went from one state to another; from is null when it was placed. Sent for every transition, beside
 * the events that say more.
 */
public record OrderStatusChanged(
        UUID eventId,
        Instant occurredAt,
        UUID orderId,
        String orderNumber,
        UUID buyerId,
        @Nullable String from,
        String to,
        Money finalAmount)
        implements PublishedEvent {}
