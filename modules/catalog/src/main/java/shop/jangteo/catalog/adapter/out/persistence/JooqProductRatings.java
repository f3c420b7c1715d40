package shop.jangteo.catalog.adapter.out.persistence;

import static org.jooq.impl.DSL.when;
import static shop.jangteo.catalog.adapter.jooq.Tables.PRODUCT_RATINGS;

import java.math.BigDecimal;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.catalog.application.port.ProductRatings;

@Repository
class JooqProductRatings implements ProductRatings {

    private final DSLContext dsl;

    JooqProductRatings(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void remember(UUID productId, BigDecimal average, int count, long version) {
        Condition older = PRODUCT_RATINGS.VERSION.lt(version);
        dsl.insertInto(PRODUCT_RATINGS)
                .set(PRODUCT_RATINGS.PRODUCT_ID, productId)
                .set(PRODUCT_RATINGS.AVERAGE, average)
                .set(PRODUCT_RATINGS.REVIEW_COUNT, count)
                .set(PRODUCT_RATINGS.VERSION, version)
                .onDuplicateKeyUpdate()
                .set(PRODUCT_RATINGS.AVERAGE, when(older, average).otherwise(PRODUCT_RATINGS.AVERAGE))
                .set(PRODUCT_RATINGS.REVIEW_COUNT, when(older, count).otherwise(PRODUCT_RATINGS.REVIEW_COUNT))
                // Last: assignments are made in this order, and the others look at the version that was there.
                .set(PRODUCT_RATINGS.VERSION, when(older, version).otherwise(PRODUCT_RATINGS.VERSION))
                .execute();
    }
}
