package shop.jangteo.payment.domain.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * An amount that goes from one account to another: debits and credits can't differ.
 *
 * @param causeId the event that is booked; it books a kind once
 * @param amount above zero
 * @param subjectId the order, points charge or entry of a member's points that it is about
 * @param paymentId null when no payment moves
 */
public record Posting(
        UUID id,
        Kind kind,
        UUID causeId,
        Account debit,
        Account credit,
        Money amount,
        UUID subjectId,
        @Nullable UUID paymentId,
        Instant at) {

    /** What is booked. */
    public enum Kind {
        SALE,
        SALE_REVERSED,
        POINTS_SOLD,
        POINTS_SALE_REVERSED,
        COLLECTION,
        COLLECTION_REVERSED,
        REFUND,
        REFUND_WITHDRAWN,
        PAYOUT,
        POINTS_SPENT,
        POINTS_RETURNED,
        POINTS_EARNED,
        POINTS_GRANTED,
        POINTS_EXPIRED
    }

    public Posting {
        if (debit == credit || amount.isZero()) {
            throw new IllegalArgumentException("nothing moves: " + kind);
        }
    }
}
