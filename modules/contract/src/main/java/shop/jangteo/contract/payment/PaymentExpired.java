package shop.jangteo.contract.payment;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The deposit never came, or the window was left for good: this attempt takes no money any more.
 */
public record PaymentExpired(
        UUID eventId, Instant occurredAt, UUID paymentId, UUID orderId, UUID buyerId, String purpose)
        implements PublishedEvent {}
