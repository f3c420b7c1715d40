package shop.jangteo.support.domain.review;

import java.time.Instant;

/** Tells the other contexts about ratings. */
public interface RatingEvents {

    void changed(ProductRating rating, Instant at);
}
