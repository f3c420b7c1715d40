package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.OFFER_COPY;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.adapter.jooq.tables.records.OfferCopyRecord;
import shop.jangteo.promotion.domain.pricing.Offer;
import shop.jangteo.promotion.domain.pricing.Offers;

@Repository
class JooqOffers implements Offers {

    private final DSLContext sql;
    private final UuidLists lists;

    JooqOffers(DSLContext sql, UuidLists lists) {
        this.sql = sql;
        this.lists = lists;
    }

    @Override
    public void save(Offer offer) {
        OfferCopyRecord copy = record(offer);
        int first = sql.insertInto(OFFER_COPY).set(copy).onDuplicateKeyIgnore().execute();
        if (first == 0) {
            sql.update(OFFER_COPY)
                    .set(copy)
                    .where(OFFER_COPY.VARIANT_ID.eq(offer.variantId()), OFFER_COPY.VERSION.lt(offer.version()))
                    .execute();
        }
    }

    @Override
    public Map<UUID, Offer> findAll(Collection<UUID> variantIds) {
        return sql.selectFrom(OFFER_COPY)
                .where(OFFER_COPY.VARIANT_ID.in(variantIds))
                .fetchMap(OFFER_COPY.VARIANT_ID, this::offer);
    }

    private OfferCopyRecord record(Offer offer) {
        return new OfferCopyRecord(
                offer.variantId(),
                offer.productId(),
                offer.brandId(),
                lists.write(offer.categoryPath()),
                offer.productName(),
                offer.unitPrice().won(),
                offer.onSale(),
                offer.version());
    }

    private Offer offer(OfferCopyRecord found) {
        return new Offer(
                found.getVariantId(),
                found.getProductId(),
                found.getBrandId(),
                lists.read(found.getCategoryPath()),
                found.getProductName(),
                Money.won(found.getUnitPrice()),
                found.getOnSale(),
                found.getVersion());
    }
}
