package shop.jangteo.support.domain.figures;

import java.time.Instant;
import java.util.List;

/**
 * A state that an order reached. Orders go forward only, except that an unpaid one goes to and fro between waiting and
 * failed; so the further state is the newer one, and time decides between those two.
 */
public record OrderProgress(String status, Instant at) {

    private static final List<String> FORWARD =
            List.of("PAID", "PREPARING", "SHIPPED", "DELIVERED", "CONFIRMED", "CANCELLED");

    /** Every state, in the order of an order's life. */
    public static final List<String> STATES =
            List.of("PENDING", "PAYMENT_FAILED", "PAID", "PREPARING", "SHIPPED", "DELIVERED", "CONFIRMED", "CANCELLED");

    /** States that end an order's life. */
    public static final List<String> FINAL = List.of("CONFIRMED", "CANCELLED");

    /** Whether this is newer than what was heard before, whatever the order in which both were told. */
    public boolean supersedes(OrderProgress before) {
        int distance = FORWARD.indexOf(status) - FORWARD.indexOf(before.status);
        return distance > 0 || (distance == 0 && at.isAfter(before.at));
    }
}
