package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * What an attempt to pay is about; never changes.
 *
 * @param id also the idempotency key at the provider
 * @param amount what the order said when the attempt began
 * @param requestKey the client's own key of the request that began it
 */
public record Attempt(
        UUID id,
        UUID orderId,
        UUID buyerId,
        Money amount,
        PaymentMethod method,
        @Nullable String requestKey,
        Instant startedAt) {}
