package shop.jangteo.support.application;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;
import shop.jangteo.support.domain.review.ProductRatings;
import shop.jangteo.support.domain.review.RatingChange;
import shop.jangteo.support.domain.review.Review;
import shop.jangteo.support.domain.review.ReviewStatus;
import shop.jangteo.support.domain.review.Reviews;

/** An operator takes a review out of the shop. Locks: the review, then its product's rating. */
@UseCase
public class HideReview {

    public record Command(Actor operator, UUID reviewId, String reason) {}

    private final Reviews reviews;
    private final ProductRatings ratings;
    private final AuditTrail audit;
    private final Clock clock;

    HideReview(Reviews reviews, ProductRatings ratings, AuditTrail audit, Clock clock) {
        this.reviews = reviews;
        this.ratings = ratings;
        this.audit = audit;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        Review review = reviews.get(command.reviewId());
        ReviewStatus before = review.status();
        RatingChange change = review.hide(command.operator(), command.reason());
        reviews.save(review);
        ratings.apply(review.productId(), change, clock.instant());
        audit.record(
                command.operator(),
                "support.review.hide",
                "review",
                review.id().toString(),
                Map.of("status", before),
                Map.of("status", review.status(), "reason", command.reason()));
    }
}
