package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What doesn't fit, until somebody has looked, and what was taken wrongly, until it has gone back. */
public interface Mismatches {

    /**
     * @return whether it is new: the same thing about the same payment is kept once, and of the amounts that clients say
     *     only the first {@value Mismatch#AMOUNTS_OF_CLIENTS}
     */
    boolean add(Mismatch mismatch);

    /** What is waiting of a payment may be tried at once. */
    void due(UUID paymentId, Instant now);

    /** Money that has to go back and may be tried. */
    List<Mismatch> dueForReturn(Instant now, int limit);

    List<Mismatch> dueForReturnOf(UUID paymentId, Instant now);

    void returned(UUID mismatchId, Instant now);

    /** @return how often by now */
    int triedInVain(UUID mismatchId, String problem, Backoff tries, Instant now);
}
