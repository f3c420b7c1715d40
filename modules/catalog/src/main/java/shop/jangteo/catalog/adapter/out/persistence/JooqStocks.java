package shop.jangteo.catalog.adapter.out.persistence;

import static shop.jangteo.catalog.adapter.jooq.Tables.STOCK;
import static shop.jangteo.catalog.adapter.jooq.Tables.STOCK_MOVEMENTS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.catalog.application.port.CatalogEvents;
import shop.jangteo.catalog.domain.stock.Stock;
import shop.jangteo.catalog.domain.stock.StockMovement;
import shop.jangteo.catalog.domain.stock.Stocks;
import shop.jangteo.kernel.RequestKey;

/**
 * Three things stand between two buyers and the last unit: the row lock, the version in the UPDATE (whoever forgot to
 * lock loses), and the CHECK constraint.
 */
@Repository
class JooqStocks implements Stocks {

    /** Stands where a movement has no cause of its own, so that the unique key sees the second one. */
    private static final UUID ONCE = new UUID(0, 0);

    private final DSLContext dsl;
    private final CatalogEvents events;

    JooqStocks(DSLContext dsl, CatalogEvents events) {
        this.dsl = dsl;
        this.events = events;
    }

    @Override
    public Map<UUID, Stock> lock(Collection<UUID> variantIds) {
        if (variantIds.isEmpty()) {
            return Map.of();
        }
        // The primary key is read in its order, so this one statement takes the locks in that order too.
        return dsl.selectFrom(STOCK)
                .where(STOCK.VARIANT_ID.in(variantIds))
                .orderBy(STOCK.VARIANT_ID)
                .forUpdate()
                .fetchMap(
                        STOCK.VARIANT_ID,
                        row -> Stock.restore(
                                row.get(STOCK.VARIANT_ID),
                                row.get(STOCK.PRODUCT_ID),
                                row.get(STOCK.ON_HAND),
                                row.get(STOCK.RESERVED),
                                row.get(STOCK.UNITS_SOLD),
                                row.get(STOCK.VERSION)));
    }

    @Override
    public Optional<UUID> movementOf(UUID variantId, UUID recordedBy, RequestKey requestKey) {
        return dsl.select(STOCK_MOVEMENTS.ID, STOCK_MOVEMENTS.REQUEST_CONTENT)
                .from(STOCK_MOVEMENTS)
                .where(
                        STOCK_MOVEMENTS.RECORDED_BY.eq(recordedBy),
                        STOCK_MOVEMENTS.VARIANT_ID.eq(variantId),
                        STOCK_MOVEMENTS.REQUEST_KEY.eq(requestKey.value()))
                .fetchOptional(found -> {
                    requestKey.requireContent(found.value2());
                    return found.value1();
                });
    }

    @Override
    public void add(List<Stock> stocks) {
        for (Stock stock : stocks) {
            dsl.insertInto(STOCK)
                    .set(STOCK.VARIANT_ID, stock.variantId())
                    .set(STOCK.PRODUCT_ID, stock.productId())
                    .set(STOCK.ON_HAND, stock.onHand())
                    .set(STOCK.RESERVED, stock.reserved())
                    .set(STOCK.UNITS_SOLD, stock.sold())
                    .set(STOCK.VERSION, 1L)
                    .execute();
            tell(stock);
        }
    }

    @Override
    public void save(Collection<Stock> stocks) {
        for (Stock stock : stocks) {
            if (stock.isChanged()) {
                update(stock);
                tell(stock);
            }
        }
    }

    private void update(Stock stock) {
        int saved = dsl.update(STOCK)
                .set(STOCK.ON_HAND, stock.onHand())
                .set(STOCK.RESERVED, stock.reserved())
                .set(STOCK.UNITS_SOLD, stock.sold())
                .set(STOCK.VERSION, stock.version() + 1)
                .where(STOCK.VARIANT_ID.eq(stock.variantId()), STOCK.VERSION.eq(stock.version()))
                .execute();
        if (saved == 0) {
            throw new OptimisticLockingFailureException("stock of " + stock.variantId());
        }
    }

    private void tell(Stock stock) {
        stock.movements().forEach(this::insert);
        events.publish(stock.events());
    }

    private static UUID cause(StockMovement movement) {
        UUID cause = movement.note().causeId();
        return cause == null ? ONCE : cause;
    }

    private void insert(StockMovement movement) {
        RequestKey key = movement.note().requestKey();
        dsl.insertInto(STOCK_MOVEMENTS)
                .set(STOCK_MOVEMENTS.ID, movement.note().id())
                .set(STOCK_MOVEMENTS.VARIANT_ID, movement.variantId())
                .set(STOCK_MOVEMENTS.TYPE, movement.type().name())
                .set(STOCK_MOVEMENTS.DELTA, movement.delta())
                .set(STOCK_MOVEMENTS.ON_HAND_AFTER, movement.onHandAfter())
                .set(STOCK_MOVEMENTS.REASON, movement.note().reason())
                .set(STOCK_MOVEMENTS.ORDER_LINE_ID, movement.note().orderLineId())
                .set(STOCK_MOVEMENTS.CAUSE_ID, cause(movement))
                .set(STOCK_MOVEMENTS.REQUEST_KEY, key == null ? null : key.value())
                .set(STOCK_MOVEMENTS.REQUEST_CONTENT, key == null ? null : key.content())
                .set(STOCK_MOVEMENTS.RECORDED_BY, movement.note().recordedBy())
                .set(STOCK_MOVEMENTS.RECORDED_AT, movement.note().recordedAt())
                .execute();
    }
}
