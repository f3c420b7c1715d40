package shop.jangteo.support.domain.review;

import java.time.Instant;
import java.util.UUID;

/** The ratings of all products. */
public interface ProductRatings {

    /** Counts the change and tells the other contexts, in the transaction under way; nothing when there is no change. */
    void apply(UUID productId, RatingChange change, Instant now);
}
