package shop.jangteo.payment.application.port;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.PaymentMethod;

/**
 * A payment provider. Never called inside a database transaction. Every call carries a key of ours; a repeated key has
 * no further effect and gives the first answer. An exception means the same as {@link Outcome.Unclear}.
 */
public interface PaymentGateway {

    /**
     * @param paymentId idempotency key
     * @param token what the buyer's side got from the provider; absent: the provider's default
     */
    record CaptureRequest(
            UUID paymentId,
            UUID orderId,
            String orderNumber,
            Money amount,
            PaymentMethod method,
            @Nullable String token) {}

    /**
     * @param refundId idempotency key
     * @param providerKey the provider's id of the payment
     */
    record RefundRequest(UUID refundId, UUID paymentId, String providerKey, Money amount, String reason) {}

    /** What became of a payment. */
    sealed interface Outcome {

        /** The money was taken: {@code amount}, says the provider. */
        record Approved(
                String providerKey,
                Money amount,
                Instant approvedAt,
                @Nullable String receiptUrl) implements Outcome {}

        /** The provider refused. {@code message} is for the buyer. */
        record Declined(String code, String message) implements Outcome {}

        /** Nothing was taken and nothing ever will be under this key. */
        record NotTaken(String why) implements Outcome {}

        /** No answer, or none that can be relied on. */
        record Unclear(String why) implements Outcome {}
    }

    /** What became of a refund. */
    sealed interface RefundOutcome {

        record Refunded() implements RefundOutcome {}

        record Refused(String code, String message) implements RefundOutcome {}

        record Unclear(String why) implements RefundOutcome {}
    }

    /** @throws shop.jangteo.kernel.InvalidField when this provider can't do anything with the token */
    void requireAcceptable(@Nullable String token);

    Outcome capture(CaptureRequest request);

    /**
     * What became of an earlier capture. {@link Outcome.NotTaken} is final: a capture that is still on its way must be
     * refused from now on, or the answer has to be {@link Outcome.Unclear}.
     */
    Outcome query(UUID paymentId);

    RefundOutcome refund(RefundRequest request);
}
