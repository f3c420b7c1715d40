package shop.jangteo.contract.payment;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The provider refused; reason is meant for the buyer.
 */
public record PaymentDeclined(
        UUID eventId, Instant occurredAt, UUID paymentId, UUID orderId, UUID buyerId, String reason, String purpose)
        implements PublishedEvent {

    public PaymentDeclined {
        purpose = Purpose.orOrder(purpose);
    }
}
