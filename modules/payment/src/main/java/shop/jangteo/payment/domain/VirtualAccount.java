package shop.jangteo.payment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The account that one buyer pays one order into.
 *
 * @param bank the name that buyers know
 * @param accountNumber digits only
 * @param holder in whose name it is shown to the depositor
 * @param dueAt no deposit is taken after it
 */
public record VirtualAccount(
        String bank, String accountNumber, @Nullable String holder, Instant dueAt) {}
