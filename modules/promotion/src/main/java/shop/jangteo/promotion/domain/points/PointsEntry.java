package shop.jangteo.promotion.domain.points;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;

/**
 * One movement in a member's ledger; all of them add up to the balance.
 *
 * @param amount points in (more than zero) or out (less)
 * @param orderId the order that it is about
 * @param cause what brought it about, once: the order, the part of it that was cancelled, or the charge
 * @param expiresAt when the points that came in expire, or the first of them; null when points went out
 * @param grant who gave the points and why, when an operator did
 */
public record PointsEntry(
        UUID id,
        Kind kind,
        long amount,
        @Nullable UUID orderId,
        @Nullable UUID cause,
        @Nullable Instant expiresAt,
        @Nullable Grant grant,
        Money balanceAfter,
        Instant at) {

    /** The names are part of the API. A cause has at most one entry of each kind. */
    public enum Kind {
        CHARGE,
        CHARGE_REFUND,
        EARN,
        SPEND,
        RETURN,
        EXPIRE,
        ADJUST
    }

    /** @param requestKey what the operator marked the command with; finds the entry again */
    public record Grant(
            UUID operator, String reason, @Nullable RequestKey requestKey) {}
}
