package shop.jangteo.payment.adapter.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * A refund as the operator sees it.
 *
 * @param orderId the order, or the charge of points
 * @param attempts how often the provider was asked in vain
 * @param nextAttemptAt absent when done
 * @param lastProblem the provider's words, or REFUND_ACCOUNT_MISSING when the buyer has to say where the deposit goes
 */
public record RefundView(
        UUID id,
        UUID paymentId,
        UUID orderId,
        String orderNumber,
        Money amount,
        String cause,
        String reason,
        String status,
        Instant requestedAt,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastProblem,
        @Nullable Instant doneAt) {}
