package shop.jangteo.support.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.support.domain.review.ProductRatings;
import shop.jangteo.support.domain.review.RatingChange;
import shop.jangteo.support.domain.review.Review;
import shop.jangteo.support.domain.review.ReviewText;
import shop.jangteo.support.domain.review.Reviews;
import shop.jangteo.support.domain.review.Stars;

/** An author changes a review. Locks: the review, then its product's rating. */
@UseCase
public class EditReview {

    /** What is null stays as it is; {@code version} is the one that the author has seen. */
    public record Command(
            Actor author,
            UUID reviewId,
            @Nullable Long version,
            @Nullable Stars stars,
            @Nullable ReviewText text) {}

    private final Reviews reviews;
    private final ProductRatings ratings;
    private final Clock clock;

    EditReview(Reviews reviews, ProductRatings ratings, Clock clock) {
        this.reviews = reviews;
        this.ratings = ratings;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        Instant now = clock.instant();
        Review review = reviews.get(command.reviewId());
        RatingChange change = review.edit(command.author(), command.version(), command.stars(), command.text(), now);
        reviews.save(review);
        ratings.apply(review.productId(), change, now);
    }
}
