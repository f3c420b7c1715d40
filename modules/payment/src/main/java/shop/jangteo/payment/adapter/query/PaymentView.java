package shop.jangteo.payment.adapter.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * A payment as its buyer and the operator see it.
 *
 * @param orderId the order, or the charge of points, by {@code purpose}
 * @param checkout what the provider's window needs; only while the buyer may be in it
 * @param virtualAccount where the deposit is, or was, expected
 * @param refundAccountNeeded something waits for the buyer to say where the deposit goes back to
 * @param cashReceipt only when the buyer asked for one
 * @param failureReason for the buyer; only when FAILED
 * @param refundedAmount what has gone back so far
 * @param refunds in the order in which they were asked for
 */
public record PaymentView(
        UUID id,
        UUID orderId,
        String purpose,
        String orderNumber,
        Money amount,
        String method,
        String status,
        @Nullable String failureReason,
        @Nullable String receiptUrl,
        Money refundedAmount,
        Instant startedAt,
        @Nullable Instant capturedAt,
        @Nullable Map<String, Object> checkout,
        @Nullable VirtualAccountView virtualAccount,
        boolean refundAccountNeeded,
        @Nullable CashReceiptView cashReceipt,
        List<RefundView> refunds) {

    /** @param dueAt no deposit is taken after it */
    public record VirtualAccountView(
            String bank, String accountNumber, @Nullable String holder, Instant dueAt) {}

    /**
     * @param status REQUESTED, ISSUED or, when all of the money went back, CANCELLED
     * @param amount what it states
     * @param lastProblem for the operator: why the last try failed
     */
    public record CashReceiptView(
            String type,
            String status,
            Money amount,
            @Nullable String url,
            @Nullable String lastProblem) {}

    /**
     * @param at when it was done, or else asked for
     * @param nextAttemptAt for the operator, unless done: the provider is asked (again) after it
     * @param lastProblem for the operator: why the last try failed
     */
    public record RefundView(
            UUID id,
            Money amount,
            String reason,
            String status,
            Instant at,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastProblem) {}
}
