package shop.jangteo.contract.payment;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The provider gave money back. refundedTotal includes it.
 */
public record PaymentRefunded(
        UUID eventId,
        Instant occurredAt,
        UUID refundId,
        UUID paymentId,
        UUID orderId,
        UUID buyerId,
        Money amount,
        Money refundedTotal,
        Money captured,
        String purpose)
        implements PublishedEvent {

    public PaymentRefunded {
        purpose = Purpose.orOrder(purpose);
    }
}
