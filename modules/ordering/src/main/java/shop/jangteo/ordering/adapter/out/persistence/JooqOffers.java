package shop.jangteo.ordering.adapter.out.persistence;

import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static shop.jangteo.ordering.adapter.jooq.Tables.OFFERS;
import static shop.jangteo.ordering.adapter.jooq.Tables.STOCK_LEVELS;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.offer.Offer;
import shop.jangteo.ordering.domain.offer.Offers;

/** Each copy is one upsert that only a newer version passes, so news may come in any order and at the same time. */
@Repository
class JooqOffers implements Offers {

    private final DSLContext sql;
    private final StoredForms forms;

    JooqOffers(DSLContext sql, StoredForms forms) {
        this.sql = sql;
        this.forms = forms;
    }

    @Override
    public Map<UUID, Offer> find(Collection<UUID> variantIds) {
        return sql.select(OFFERS.fields())
                .select(STOCK_LEVELS.AVAILABLE)
                .from(OFFERS)
                .leftJoin(STOCK_LEVELS)
                .on(STOCK_LEVELS.VARIANT_ID.eq(OFFERS.VARIANT_ID))
                .where(OFFERS.VARIANT_ID.in(variantIds))
                .fetchMap(OFFERS.VARIANT_ID, this::toOffer);
    }

    private Offer toOffer(Record row) {
        return new Offer(
                row.get(OFFERS.VARIANT_ID),
                row.get(OFFERS.PRODUCT_ID),
                row.get(OFFERS.BRAND_ID),
                row.get(OFFERS.PRODUCT_NAME),
                forms.readOptions(row.get(OFFERS.OPTIONS_JSON)),
                row.get(OFFERS.IMAGE),
                Money.won(row.get(OFFERS.UNIT_PRICE)),
                row.get(OFFERS.ON_SALE),
                row.get(STOCK_LEVELS.AVAILABLE));
    }

    @Override
    public void keep(Offer offer, long version) {
        String options = forms.write(offer.options());
        sql.insertInto(OFFERS)
                .set(OFFERS.VARIANT_ID, offer.variantId())
                .set(OFFERS.PRODUCT_ID, offer.productId())
                .set(OFFERS.BRAND_ID, offer.brandId())
                .set(OFFERS.PRODUCT_NAME, offer.productName())
                .set(OFFERS.OPTIONS_JSON, options)
                .set(OFFERS.IMAGE, offer.image())
                .set(OFFERS.UNIT_PRICE, offer.unitPrice().won())
                .set(OFFERS.ON_SALE, offer.onSale())
                .set(OFFERS.VERSION, version)
                .onDuplicateKeyUpdate()
                .set(OFFERS.PRODUCT_ID, newer(OFFERS.VERSION, version, OFFERS.PRODUCT_ID, offer.productId()))
                .set(OFFERS.BRAND_ID, newer(OFFERS.VERSION, version, OFFERS.BRAND_ID, offer.brandId()))
                .set(OFFERS.PRODUCT_NAME, newer(OFFERS.VERSION, version, OFFERS.PRODUCT_NAME, offer.productName()))
                .set(OFFERS.OPTIONS_JSON, newer(OFFERS.VERSION, version, OFFERS.OPTIONS_JSON, options))
                .set(OFFERS.IMAGE, newer(OFFERS.VERSION, version, OFFERS.IMAGE, offer.image()))
                .set(
                        OFFERS.UNIT_PRICE,
                        newer(
                                OFFERS.VERSION,
                                version,
                                OFFERS.UNIT_PRICE,
                                offer.unitPrice().won()))
                .set(OFFERS.ON_SALE, newer(OFFERS.VERSION, version, OFFERS.ON_SALE, offer.onSale()))
                // Last: the server works from left to right, and the others compare with the old one.
                .set(OFFERS.VERSION, newer(OFFERS.VERSION, version, OFFERS.VERSION, version))
                .execute();
    }

    @Override
    public void keepStock(UUID variantId, int available, long version) {
        sql.insertInto(STOCK_LEVELS)
                .set(STOCK_LEVELS.VARIANT_ID, variantId)
                .set(STOCK_LEVELS.AVAILABLE, available)
                .set(STOCK_LEVELS.VERSION, version)
                .onDuplicateKeyUpdate()
                .set(STOCK_LEVELS.AVAILABLE, newer(STOCK_LEVELS.VERSION, version, STOCK_LEVELS.AVAILABLE, available))
                .set(STOCK_LEVELS.VERSION, newer(STOCK_LEVELS.VERSION, version, STOCK_LEVELS.VERSION, version))
                .execute();
    }

    private static <T> Field<T> newer(
            TableField<?, Long> known, long version, TableField<?, T> column, @Nullable T value) {
        return when(known.lt(version), val(value, column)).otherwise(column);
    }
}
