package shop.jangteo.payment.domain.reconciliation;

import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * Something that our books and the provider's don't agree about.
 *
 * @param occurrence counts differences that are otherwise alike, from 1
 * @param ours null when it is missing here
 * @param theirs null when it is missing there
 * @param detail for the operator
 */
public record Difference(
        Kind kind,
        Operation operation,
        String reference,
        int occurrence,
        @Nullable String providerKey,
        @Nullable Money ours,
        @Nullable Money theirs,
        String detail,
        Remedy remedy) {

    public enum Kind {
        MISSING_HERE,
        MISSING_THERE,
        AMOUNT_DIFFERS,
        STATE_DIFFERS
    }
}
