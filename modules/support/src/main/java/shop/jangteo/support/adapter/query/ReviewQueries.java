package shop.jangteo.support.adapter.query;

import static shop.jangteo.support.adapter.jooq.Tables.MEMBER_CONTACTS;
import static shop.jangteo.support.adapter.jooq.Tables.PRODUCT_RATINGS;
import static shop.jangteo.support.adapter.jooq.Tables.PURCHASED_LINES;
import static shop.jangteo.support.adapter.jooq.Tables.REVIEWS;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.support.domain.member.MaskedName;
import shop.jangteo.support.domain.review.ProductRating;
import shop.jangteo.support.domain.review.ReviewStatus;

/** Reviews as they are read. */
@Component
@Transactional(readOnly = true)
public class ReviewQueries {

    private final DSLContext dsl;
    private final PersonalData personalData;

    ReviewQueries(DSLContext dsl, PersonalData personalData) {
        this.dsl = dsl;
        this.personalData = personalData;
    }

    /** Visible reviews of a product; {@code sort} is newest (the default), best or worst. */
    public ReviewPage ofProduct(UUID productId, Paging paging) {
        ProductRating rating = rating(productId);
        List<ReviewView> reviews = reviews()
                .where(REVIEWS.PRODUCT_ID.eq(productId))
                .and(REVIEWS.STATUS.eq(ReviewStatus.VISIBLE.name()))
                .orderBy(order(paging.sort()))
                .limit(paging.offset(), paging.size())
                .fetch(this::view);
        Page<ReviewView> page = Page.of(reviews, paging, rating.count());
        return new ReviewPage(
                page.items(), page.page(), page.size(), page.totalItems(), page.totalPages(), RatingView.of(rating));
    }

    /**
     * One review; a hidden one only for its author and operators.
     *
     * @throws NotFound when there is none to be seen
     */
    public ReviewView one(UUID reviewId, @Nullable Actor reader) {
        Condition visible = REVIEWS.STATUS.eq(ReviewStatus.VISIBLE.name());
        Condition seen;
        if (reader == null) {
            seen = visible;
        } else if (reader.isOperator()) {
            seen = DSL.noCondition();
        } else {
            seen = visible.or(REVIEWS.AUTHOR_ID.eq(reader.memberId()));
        }
        ReviewView review = reviews()
                .where(REVIEWS.ID.eq(reviewId))
                .and(REVIEWS.STATUS.ne(ReviewStatus.DELETED.name()))
                .and(seen)
                .fetchOne(this::view);
        if (review == null) {
            throw new NotFound("review");
        }
        return review;
    }

    /** What the member has written and not deleted, hidden ones too, newest first. */
    public Page<ReviewView> writtenBy(UUID memberId, Paging paging) {
        Condition own = REVIEWS.AUTHOR_ID.eq(memberId).and(REVIEWS.STATUS.ne(ReviewStatus.DELETED.name()));
        List<ReviewView> reviews = reviews()
                .where(own)
                .orderBy(order(paging.sort()))
                .limit(paging.offset(), paging.size())
                .fetch(this::view);
        return Page.of(reviews, paging, dsl.fetchCount(REVIEWS, own));
    }

    /** What the member may review, latest delivery first. */
    public Page<ReviewableLineView> reviewable(UUID memberId, Paging paging) {
        Condition open = PURCHASED_LINES
                .BUYER_ID
                .eq(memberId)
                .and(PURCHASED_LINES.DELIVERED_AT.isNotNull())
                .andNotExists(DSL.selectOne().from(REVIEWS).where(REVIEWS.LINE_ID.eq(PURCHASED_LINES.LINE_ID)));
        List<ReviewableLineView> lines = dsl.selectFrom(PURCHASED_LINES)
                .where(open)
                .orderBy(PURCHASED_LINES.DELIVERED_AT.desc(), PURCHASED_LINES.LINE_ID.desc())
                .limit(paging.offset(), paging.size())
                .fetch(row -> new ReviewableLineView(
                        row.getLineId(),
                        row.getOrderId(),
                        row.getOrderNumber(),
                        row.getProductId(),
                        row.getProductName(),
                        Objects.requireNonNull(row.getDeliveredAt())));
        return Page.of(lines, paging, dsl.fetchCount(PURCHASED_LINES, open));
    }

    private ProductRating rating(UUID productId) {
        ProductRating rating = dsl.selectFrom(PRODUCT_RATINGS)
                .where(PRODUCT_RATINGS.PRODUCT_ID.eq(productId))
                .fetchOne(row -> new ProductRating(
                        productId,
                        List.of(row.getStar1(), row.getStar2(), row.getStar3(), row.getStar4(), row.getStar5()),
                        row.getVersion()));
        return rating == null ? ProductRating.none(productId) : rating;
    }

    private static List<SortField<?>> order(@Nullable String sort) {
        return switch (sort == null ? "newest" : sort) {
            case "newest" -> List.of(REVIEWS.WRITTEN_AT.desc(), REVIEWS.ID.desc());
            case "best" -> List.of(REVIEWS.STARS.desc(), REVIEWS.WRITTEN_AT.desc(), REVIEWS.ID.desc());
            case "worst" -> List.of(REVIEWS.STARS.asc(), REVIEWS.WRITTEN_AT.desc(), REVIEWS.ID.desc());
            default -> throw new InvalidField("sort", "SORT");
        };
    }

    private SelectJoinStep<? extends Record> reviews() {
        return dsl.select(
                        REVIEWS.ID,
                        REVIEWS.PRODUCT_ID,
                        REVIEWS.STARS,
                        REVIEWS.BODY,
                        MEMBER_CONTACTS.NAME,
                        REVIEWS.STATUS,
                        REVIEWS.HIDDEN_REASON,
                        REVIEWS.WRITTEN_AT,
                        REVIEWS.EDITED_AT,
                        REVIEWS.VERSION)
                .from(REVIEWS)
                .leftJoin(MEMBER_CONTACTS)
                .on(MEMBER_CONTACTS.MEMBER_ID.eq(REVIEWS.AUTHOR_ID));
    }

    private ReviewView view(Record row) {
        String sealedName = row.get(MEMBER_CONTACTS.NAME);
        return new ReviewView(
                row.get(REVIEWS.ID),
                row.get(REVIEWS.PRODUCT_ID),
                row.get(REVIEWS.STARS),
                row.get(REVIEWS.BODY),
                sealedName == null ? null : MaskedName.of(personalData.open(sealedName)),
                row.get(REVIEWS.STATUS),
                row.get(REVIEWS.HIDDEN_REASON),
                row.get(REVIEWS.WRITTEN_AT),
                row.get(REVIEWS.EDITED_AT),
                row.get(REVIEWS.VERSION));
    }
}
