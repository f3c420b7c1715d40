package shop.jangteo.contract.payment;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * Money is to go back; the provider has not been asked yet. whole is true when nothing captured would remain.
 * cause is ORDER_CANCELLED, ORDER_LINES_CANCELLED, CAPTURE_REJECTED, DIRECT or DEPOSIT_AGAIN.
 */
public record RefundRequested(
        UUID eventId,
        Instant occurredAt,
        UUID refundId,
        UUID paymentId,
        UUID orderId,
        UUID buyerId,
        Money amount,
        boolean whole,
        String cause,
        String reason,
        String purpose)
        implements PublishedEvent {

    public RefundRequested {
        purpose = Purpose.orOrder(purpose);
    }
}
