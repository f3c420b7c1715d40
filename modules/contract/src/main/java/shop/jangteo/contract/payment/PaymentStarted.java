package shop.jangteo.contract.payment;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The buyer tries to pay an order (again).
 */
public record PaymentStarted(
        UUID eventId, Instant occurredAt, UUID paymentId, UUID orderId, UUID buyerId, String purpose)
        implements PublishedEvent {

    public PaymentStarted {
        purpose = Purpose.orOrder(purpose);
    }
}
