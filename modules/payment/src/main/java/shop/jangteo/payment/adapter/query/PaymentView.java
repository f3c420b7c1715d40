package shop.jangteo.payment.adapter.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * A payment as its buyer and the operator see it.
 *
 * @param failureReason for the buyer; only when FAILED
 * @param refundedAmount what has gone back so far
 * @param refunds in the order in which they were asked for
 */
public record PaymentView(
        UUID id,
        UUID orderId,
        String orderNumber,
        Money amount,
        String method,
        String status,
        @Nullable String failureReason,
        @Nullable String receiptUrl,
        Money refundedAmount,
        Instant startedAt,
        @Nullable Instant capturedAt,
        List<RefundView> refunds) {

    /** @param at when it was done, or else asked for */
    public record RefundView(UUID id, Money amount, String reason, String status, Instant at) {}
}
