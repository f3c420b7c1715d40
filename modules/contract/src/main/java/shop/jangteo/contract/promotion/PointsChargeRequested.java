package shop.jangteo.contract.promotion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * A member buys points. The charge's id stands where payments name an order; paymentToken is what the provider's window
 * gave the buyer.
 */
public record PointsChargeRequested(
        UUID eventId,
        Instant occurredAt,
        UUID chargeId,
        UUID memberId,
        Money amount,
        String method,
        @Nullable String paymentToken)
        implements PublishedEvent {}
