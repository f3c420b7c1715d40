package shop.jangteo.payment.domain.reconciliation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.PaymentStatus;

/**
 * A payment as our books have it.
 *
 * @param reference what the provider knows it by
 * @param captured the whole amount while money of it was taken, else null
 * @param wrong what was taken wrongly, and has gone back or is about to
 * @param asked refunds that the provider was, or is about to be, asked for
 */
public record Ours(
        String reference,
        @Nullable String providerKey,
        PaymentStatus status,
        @Nullable Money captured,
        List<Money> wrong,
        List<Money> asked) {}
