package shop.jangteo.support.domain.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.support.domain.SupportRuleBroken.IllegalReviewState;
import shop.jangteo.support.domain.SupportRuleBroken.ReviewNotAllowed;

/**
 * What a buyer says about a line that arrived (SU-1). Its author changes and deletes it while it is visible; an operator
 * hides it with a reason. A deleted one keeps its place, so that a hidden review can't be replaced by writing it again.
 */
public final class Review {

    /**
     * Everything there is to store.
     *
     * @param text null once deleted
     * @param version how often it was changed
     */
    public record Snapshot(
            UUID id,
            UUID lineId,
            UUID productId,
            UUID authorId,
            Stars stars,
            @Nullable ReviewText text,
            ReviewStatus status,
            @Nullable String hiddenReason,
            Instant writtenAt,
            @Nullable Instant editedAt,
            long version) {}

    private Snapshot now;

    private Review(Snapshot now) {
        this.now = now;
    }

    public static Review restored(Snapshot snapshot) {
        return new Review(snapshot);
    }

    /**
     * @throws NotFound when the line is another member's or of another product
     * @throws ReviewNotAllowed when it hasn't arrived
     */
    public static Review write(
            UUID id, Actor author, UUID productId, PurchasedLine line, Stars stars, ReviewText text, Instant at) {
        if (!author.is(line.buyerId()) || !line.productId().equals(productId)) {
            throw new NotFound("orderLine");
        }
        if (line.deliveredAt() == null) {
            throw new ReviewNotAllowed();
        }
        return new Review(new Snapshot(
                id, line.lineId(), productId, line.buyerId(), stars, text, ReviewStatus.VISIBLE, null, at, null, 0));
    }

    /** What a new review adds to the rating of its product. */
    public RatingChange ratingWhenWritten() {
        return RatingChange.comes(now.stars);
    }

    /**
     * @param sentVersion the version that the author has seen; null when it doesn't matter
     * @throws ConcurrentChange when that isn't the present one
     */
    public RatingChange edit(
            Actor by, @Nullable Long sentVersion, @Nullable Stars newStars, @Nullable ReviewText newText, Instant at) {
        requireAuthor(by);
        if (sentVersion != null && sentVersion != now.version) {
            throw new ConcurrentChange(sentVersion, now.version);
        }
        Stars before = now.stars;
        Stars after = newStars == null ? before : newStars;
        become(ReviewStatus.VISIBLE, after, newText == null ? now.text : newText, null, at);
        return RatingChange.from(before, after);
    }

    public RatingChange delete(Actor by) {
        requireAuthor(by);
        boolean counted = now.status == ReviewStatus.VISIBLE;
        become(ReviewStatus.DELETED, now.stars, null, now.hiddenReason, now.editedAt);
        return counted ? RatingChange.leaves(now.stars) : RatingChange.NONE;
    }

    public RatingChange hide(Actor by, String reason) {
        if (!by.isOperator()) {
            throw new Forbidden();
        }
        requireThere();
        become(ReviewStatus.HIDDEN, now.stars, now.text, reason, now.editedAt);
        return RatingChange.leaves(now.stars);
    }

    public UUID id() {
        return now.id;
    }

    public UUID productId() {
        return now.productId;
    }

    public ReviewStatus status() {
        return now.status;
    }

    public Snapshot snapshot() {
        return now;
    }

    private void requireAuthor(Actor by) {
        requireThere();
        if (!by.is(now.authorId)) {
            throw new NotFound("review");
        }
    }

    private void requireThere() {
        if (now.status == ReviewStatus.DELETED) {
            throw new NotFound("review");
        }
    }

    private void become(
            ReviewStatus next,
            Stars stars,
            @Nullable ReviewText text,
            @Nullable String hiddenReason,
            @Nullable Instant editedAt) {
        if (!now.status.allows(next)) {
            throw new IllegalReviewState(now.status, now.status.allowed());
        }
        now = new Snapshot(
                now.id,
                now.lineId,
                now.productId,
                now.authorId,
                stars,
                text,
                next,
                hiddenReason,
                now.writtenAt,
                editedAt,
                now.version + 1);
    }
}
