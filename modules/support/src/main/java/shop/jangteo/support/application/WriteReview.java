package shop.jangteo.support.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.support.domain.review.ProductRatings;
import shop.jangteo.support.domain.review.PurchasedLine;
import shop.jangteo.support.domain.review.PurchasedLines;
import shop.jangteo.support.domain.review.Review;
import shop.jangteo.support.domain.review.ReviewText;
import shop.jangteo.support.domain.review.Reviews;
import shop.jangteo.support.domain.review.Stars;

/** A buyer reviews a line that arrived. Locks: the review, then its product's rating. */
@UseCase
public class WriteReview {

    public record Command(Actor author, UUID productId, UUID orderLineId, Stars stars, ReviewText text) {}

    private final PurchasedLines lines;
    private final Reviews reviews;
    private final ProductRatings ratings;
    private final Ids ids;
    private final Clock clock;

    WriteReview(PurchasedLines lines, Reviews reviews, ProductRatings ratings, Ids ids, Clock clock) {
        this.lines = lines;
        this.reviews = reviews;
        this.ratings = ratings;
        this.ids = ids;
        this.clock = clock;
    }

    @Writes
    public UUID handle(Command command) {
        PurchasedLine line = lines.find(command.orderLineId());
        if (line == null) {
            throw new NotFound("orderLine");
        }
        Instant now = clock.instant();
        Review review = Review.write(
                ids.next(), command.author(), command.productId(), line, command.stars(), command.text(), now);
        reviews.add(review);
        ratings.apply(review.productId(), review.ratingWhenWritten(), now);
        return review.id();
    }
}
