package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * An order stands and waits for its payment until expiresAt. finalAmount = totalAmount - discountAmount -
 * pointsUsed + shippingFee. guest is null when the buyer is a member.
 */
public record OrderPlaced(
        UUID eventId,
        Instant occurredAt,
        UUID orderId,
        String orderNumber,
        UUID buyerId,
        List<OrderedLine> lines,
        Money totalAmount,
        Money discountAmount,
        Money pointsUsed,
        Money shippingFee,
        Money finalAmount,
        Instant expiresAt,
        @Nullable Guest guest)
        implements PublishedEvent {}
