package shop.jangteo.contract.payment;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The provider took the money.
 */
public record PaymentCaptured(
        UUID eventId,
        Instant occurredAt,
        UUID paymentId,
        UUID orderId,
        UUID buyerId,
        Money amount,
        String method,
        String purpose)
        implements PublishedEvent {

    public PaymentCaptured {
        purpose = Purpose.orOrder(purpose);
    }
}
