package shop.jangteo.contract.payment;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The bank took back a deposit that had been told as captured. It may come again until dueAt; then PaymentCaptured is
 * told once more for the same payment.
 */
public record DepositTakenBack(
        UUID eventId,
        Instant occurredAt,
        UUID paymentId,
        UUID orderId,
        UUID buyerId,
        Money amount,
        Instant dueAt,
        String purpose)
        implements PublishedEvent {}
