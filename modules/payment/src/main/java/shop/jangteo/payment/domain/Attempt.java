package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;

/**
 * What an attempt to pay is about; never changes.
 *
 * @param id also the provider's name for it, and what its idempotency keys are made of
 * @param orderId what is paid for: an order's id, or that of a charge of points
 * @param amount what the order said when the attempt began
 * @param requestKey the client's own key of the request that began it
 */
public record Attempt(
        UUID id,
        UUID orderId,
        Purpose purpose,
        UUID buyerId,
        Money amount,
        PaymentMethod method,
        @Nullable RequestKey requestKey,
        Instant startedAt) {

    /**
     * It is what the request with this key began.
     *
     * @throws shop.jangteo.kernel.RequestKeyReused when something else is wanted with the key
     */
    boolean isBegunBy(@Nullable RequestKey again) {
        if (again == null || requestKey == null || !requestKey.value().equals(again.value())) {
            return false;
        }
        again.requireContent(requestKey.content());
        return true;
    }
}
