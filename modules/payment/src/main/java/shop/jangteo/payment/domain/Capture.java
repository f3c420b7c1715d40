package shop.jangteo.payment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money taken.
 *
 * @param providerKey the provider's own id of the payment; {@link #NO_PROVIDER} when there was nothing to pay
 * @param at when the provider took it; the refund period counts from here
 */
public record Capture(
        String providerKey, Instant at, @Nullable String receiptUrl) {

    public static final String NO_PROVIDER = "none";
}
