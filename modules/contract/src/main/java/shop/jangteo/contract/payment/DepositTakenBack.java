package shop.jangteo.contract.payment;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The bank took back a deposit that had been told as captured. It may come again until dueAt; then PaymentCaptured is
 * told once more for the same payment, and RefundRequested for what had been asked back of it and hadn't gone back yet:
 * that is withdrawn until then.
 */
public record DepositTakenBack(
        UUID eventId,
        Instant occurredAt,
        UUID paymentId,
        UUID orderId,
        UUID buyerId,
        Money amount,
        Instant dueAt,
        String purpose,
        Money refundsWithdrawn)
        implements PublishedEvent {

    public DepositTakenBack {
        refundsWithdrawn = refundsWithdrawn == null ? Money.ZERO : refundsWithdrawn;
    }
}
