package shop.jangteo.catalog.adapter.query;

import static shop.jangteo.catalog.adapter.jooq.Tables.PRODUCTS;
import static shop.jangteo.catalog.adapter.jooq.Tables.STOCK;
import static shop.jangteo.catalog.adapter.jooq.Tables.STOCK_MOVEMENTS;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.catalog.adapter.jooq.tables.records.StockMovementsRecord;
import shop.jangteo.catalog.domain.product.ProductStatus;
import shop.jangteo.catalog.domain.stock.MovementType;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/** How much of a variant there is (CA-9), and how that came about (CA-7). */
@Component
@Transactional(readOnly = true)
public class StockQueries {

    /** @param available units that can be bought now */
    public record StockView(UUID variantId, int available, boolean soldOut) {}

    /**
     * @param quantity units that came (above zero) or went (below zero)
     * @param onHandAfter units that were there afterwards
     * @param reason an order's number, for what orders caused
     */
    public record MovementView(
            UUID id,
            UUID variantId,
            MovementType type,
            int quantity,
            int onHandAfter,
            String reason,
            @Nullable UUID orderLineId,
            UUID recordedBy,
            Instant recordedAt) {}

    private final DSLContext dsl;

    StockQueries(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** @throws NotFound when its product isn't on sale and the actor has nothing to do with it */
    public StockView get(UUID variantId, @Nullable Actor actor) {
        return dsl.select(STOCK.ON_HAND.minus(STOCK.RESERVED), PRODUCTS.BRAND_ID, PRODUCTS.STATUS)
                .from(STOCK)
                .join(PRODUCTS)
                .on(PRODUCTS.ID.eq(STOCK.PRODUCT_ID))
                .where(STOCK.VARIANT_ID.eq(variantId), PRODUCTS.DELETED_AT.isNull())
                .fetchOptional()
                .filter(row -> row.value3().equals(ProductStatus.ACTIVE.name())
                        || (actor != null && actor.actsForBrand(row.value2())))
                .map(row -> new StockView(variantId, row.value1(), row.value1() == 0))
                .orElseThrow(() -> new NotFound("variant"));
    }

    /** @throws NotFound when it is neither the actor's brand's nor the actor an operator */
    public Page<MovementView> movements(UUID variantId, Actor actor, Paging paging) {
        UUID brandId = dsl.select(PRODUCTS.BRAND_ID)
                .from(STOCK)
                .join(PRODUCTS)
                .on(PRODUCTS.ID.eq(STOCK.PRODUCT_ID))
                .where(STOCK.VARIANT_ID.eq(variantId))
                .fetchOne(PRODUCTS.BRAND_ID);
        if (brandId == null || !actor.actsForBrand(brandId)) {
            throw new NotFound("variant");
        }
        return Page.of(
                dsl.selectFrom(STOCK_MOVEMENTS)
                        .where(STOCK_MOVEMENTS.VARIANT_ID.eq(variantId))
                        .orderBy(paging.orderBy(
                                Map.of("recordedAt", STOCK_MOVEMENTS.RECORDED_AT),
                                STOCK_MOVEMENTS.RECORDED_AT.desc(),
                                STOCK_MOVEMENTS.ID.desc()))
                        .limit(paging.size())
                        .offset(paging.offset())
                        .fetch(StockQueries::view),
                paging,
                dsl.fetchCount(STOCK_MOVEMENTS, STOCK_MOVEMENTS.VARIANT_ID.eq(variantId)));
    }

    public MovementView movement(UUID id) {
        return dsl.selectFrom(STOCK_MOVEMENTS)
                .where(STOCK_MOVEMENTS.ID.eq(id))
                .fetchOptional(StockQueries::view)
                .orElseThrow(() -> new NotFound("stock movement"));
    }

    private static MovementView view(StockMovementsRecord row) {
        return new MovementView(
                row.getId(),
                row.getVariantId(),
                MovementType.valueOf(row.getType()),
                row.getDelta(),
                row.getOnHandAfter(),
                row.getReason(),
                row.getOrderLineId(),
                row.getRecordedBy(),
                row.getRecordedAt());
    }
}
