package shop.jangteo.support.adapter.out.persistence;

import static shop.jangteo.support.adapter.jooq.Tables.REVIEWS;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.support.adapter.jooq.tables.records.ReviewsRecord;
import shop.jangteo.support.domain.SupportRuleBroken.ReviewAlreadyWritten;
import shop.jangteo.support.domain.review.Review;
import shop.jangteo.support.domain.review.Review.Snapshot;
import shop.jangteo.support.domain.review.ReviewStatus;
import shop.jangteo.support.domain.review.ReviewText;
import shop.jangteo.support.domain.review.Reviews;
import shop.jangteo.support.domain.review.Stars;

@Repository
class JooqReviews implements Reviews {

    private final DSLContext dsl;

    JooqReviews(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void add(Review review) {
        Snapshot it = review.snapshot();
        try {
            dsl.insertInto(REVIEWS)
                    .set(REVIEWS.ID, it.id())
                    .set(REVIEWS.LINE_ID, it.lineId())
                    .set(REVIEWS.PRODUCT_ID, it.productId())
                    .set(REVIEWS.AUTHOR_ID, it.authorId())
                    .set(REVIEWS.STARS, it.stars().value())
                    .set(REVIEWS.BODY, textOf(it))
                    .set(REVIEWS.STATUS, it.status().name())
                    .set(REVIEWS.WRITTEN_AT, it.writtenAt())
                    .set(REVIEWS.VERSION, it.version())
                    .execute();
        } catch (DuplicateKeyException taken) {
            throw new ReviewAlreadyWritten();
        }
    }

    @Override
    public Review get(UUID id) {
        ReviewsRecord row = dsl.selectFrom(REVIEWS).where(REVIEWS.ID.eq(id)).fetchOne();
        if (row == null) {
            throw new NotFound("review");
        }
        String body = row.getBody();
        return Review.restored(new Snapshot(
                row.getId(),
                row.getLineId(),
                row.getProductId(),
                row.getAuthorId(),
                new Stars(row.getStars()),
                body == null ? null : new ReviewText(body),
                ReviewStatus.valueOf(row.getStatus()),
                row.getHiddenReason(),
                row.getWrittenAt(),
                row.getEditedAt(),
                row.getVersion()));
    }

    @Override
    public void save(Review review) {
        Snapshot it = review.snapshot();
        int changed = dsl.update(REVIEWS)
                .set(REVIEWS.STARS, it.stars().value())
                .set(REVIEWS.BODY, textOf(it))
                .set(REVIEWS.STATUS, it.status().name())
                .set(REVIEWS.HIDDEN_REASON, it.hiddenReason())
                .set(REVIEWS.EDITED_AT, it.editedAt())
                .set(REVIEWS.VERSION, it.version())
                .where(REVIEWS.ID.eq(it.id()))
                .and(REVIEWS.VERSION.eq(it.version() - 1))
                .execute();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("review " + it.id() + " was changed meanwhile");
        }
    }

    private static @Nullable String textOf(Snapshot review) {
        ReviewText text = review.text();
        return text == null ? null : text.value();
    }
}
