package shop.jangteo.support.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.support.domain.review.ProductRatings;
import shop.jangteo.support.domain.review.RatingChange;
import shop.jangteo.support.domain.review.Review;
import shop.jangteo.support.domain.review.Reviews;

/** An author deletes a review. Locks: the review, then its product's rating. */
@UseCase
public class DeleteReview {

    public record Command(Actor author, UUID reviewId) {}

    private final Reviews reviews;
    private final ProductRatings ratings;
    private final Clock clock;

    DeleteReview(Reviews reviews, ProductRatings ratings, Clock clock) {
        this.reviews = reviews;
        this.ratings = ratings;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        Review review = reviews.get(command.reviewId());
        RatingChange change = review.delete(command.author());
        reviews.save(review);
        ratings.apply(review.productId(), change, clock.instant());
    }
}
