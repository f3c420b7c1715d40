package shop.jangteo.payment.domain.reconciliation;

import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.PaymentStatus;

/**
 * A payment as our books have it.
 *
 * @param reference what the provider knows it by
 * @param captured the whole amount while money of it was taken, else null
 */
public record Ours(
        String reference,
        @Nullable String providerKey,
        PaymentStatus status,
        @Nullable Money captured) {}
