package shop.jangteo.support.adapter.out.persistence;

import static shop.jangteo.support.adapter.jooq.Tables.PRODUCT_RATINGS;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;
import shop.jangteo.support.adapter.jooq.tables.records.ProductRatingsRecord;
import shop.jangteo.support.domain.review.ProductRating;
import shop.jangteo.support.domain.review.ProductRatings;
import shop.jangteo.support.domain.review.RatingChange;
import shop.jangteo.support.domain.review.RatingEvents;

@Repository
class JooqProductRatings implements ProductRatings {

    private static final List<TableField<ProductRatingsRecord, Integer>> COUNTS = List.of(
            PRODUCT_RATINGS.STAR1,
            PRODUCT_RATINGS.STAR2,
            PRODUCT_RATINGS.STAR3,
            PRODUCT_RATINGS.STAR4,
            PRODUCT_RATINGS.STAR5);

    private final DSLContext dsl;
    private final RatingEvents events;

    JooqProductRatings(DSLContext dsl, RatingEvents events) {
        this.dsl = dsl;
        this.events = events;
    }

    /**
     * One statement counts and locks the row, so what is read afterwards is this transaction's own result and versions
     * leave in the order in which they rose.
     */
    @Override
    public void apply(UUID productId, RatingChange change, Instant now) {
        if (change.equals(RatingChange.NONE)) {
            return;
        }
        Map<Field<?>, Object> counted = new LinkedHashMap<>();
        for (int stars = 1; stars <= COUNTS.size(); stars++) {
            var column = COUNTS.get(stars - 1);
            counted.put(column, column.plus(change.of(stars)));
        }
        counted.put(PRODUCT_RATINGS.VERSION, PRODUCT_RATINGS.VERSION.plus(1));
        if (change.leaves() == null) {
            addOrCount(productId, change, counted);
        } else if (dsl.update(PRODUCT_RATINGS)
                        .set(counted)
                        .where(PRODUCT_RATINGS.PRODUCT_ID.eq(productId))
                        .execute()
                == 0) {
            throw new IllegalStateException("reviews without a rating: product " + productId);
        }
        events.changed(find(productId), now);
    }

    private void addOrCount(UUID productId, RatingChange change, Map<Field<?>, Object> counted) {
        Map<Field<?>, Object> first = new LinkedHashMap<>();
        first.put(PRODUCT_RATINGS.PRODUCT_ID, productId);
        for (int stars = 1; stars <= COUNTS.size(); stars++) {
            first.put(COUNTS.get(stars - 1), change.of(stars));
        }
        first.put(PRODUCT_RATINGS.VERSION, 1L);
        dsl.insertInto(PRODUCT_RATINGS)
                .set(first)
                .onDuplicateKeyUpdate()
                .set(counted)
                .execute();
    }

    private ProductRating find(UUID productId) {
        return dsl.selectFrom(PRODUCT_RATINGS)
                .where(PRODUCT_RATINGS.PRODUCT_ID.eq(productId))
                .fetchSingle(row -> new ProductRating(
                        productId,
                        List.of(row.getStar1(), row.getStar2(), row.getStar3(), row.getStar4(), row.getStar5()),
                        row.getVersion()));
    }
}
