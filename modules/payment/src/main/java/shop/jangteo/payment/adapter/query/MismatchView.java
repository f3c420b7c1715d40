package shop.jangteo.payment.adapter.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * Where somebody outside said something else of a payment than the shop knows.
 *
 * @param status NOTED, or TO_RETURN and RETURNED when money was taken wrongly
 * @param amount what was taken wrongly
 */
public record MismatchView(
        UUID id,
        UUID paymentId,
        String kind,
        String expected,
        String actual,
        Instant foundAt,
        String status,
        @Nullable Money amount,
        @Nullable String lastProblem) {}
