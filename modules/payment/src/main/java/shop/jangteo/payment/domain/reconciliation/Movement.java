package shop.jangteo.payment.domain.reconciliation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * Money that moved, by our books or by the provider's.
 *
 * @param reference what we call the payment
 * @param day in Asia/Seoul, by the clock of whose books it is
 */
public record Movement(
        String reference, @Nullable String providerKey, Operation operation, Money amount, LocalDate day) {}
