package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.OPEN_ORDER;
import static shop.jangteo.promotion.adapter.jooq.Tables.OPEN_ORDER_LINE;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.adapter.jooq.tables.records.OpenOrderLineRecord;
import shop.jangteo.promotion.domain.pricing.OpenOrder;
import shop.jangteo.promotion.domain.pricing.OpenOrders;
import shop.jangteo.promotion.domain.pricing.OrderedGoods;
import shop.jangteo.promotion.domain.pricing.RemainingGoods;

@Repository
class JooqOpenOrders implements OpenOrders {

    private final DSLContext sql;

    JooqOpenOrders(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(OpenOrder order) {
        int first = sql.insertInto(OPEN_ORDER)
                .set(OPEN_ORDER.ORDER_ID, order.orderId())
                .set(OPEN_ORDER.BUYER_ID, order.buyerId())
                .onDuplicateKeyIgnore()
                .execute();
        if (first == 1) {
            sql.insertInto(OPEN_ORDER_LINE)
                    .set(order.goods().stream()
                            .map(line -> new OpenOrderLineRecord(
                                    line.lineId(),
                                    order.orderId(),
                                    line.variantId(),
                                    line.productId(),
                                    line.brandId(),
                                    line.amount().won()))
                            .toList())
                    .execute();
        }
    }

    @Override
    public Optional<OpenOrder> lock(UUID orderId) {
        return sql.selectFrom(OPEN_ORDER)
                .where(OPEN_ORDER.ORDER_ID.eq(orderId))
                .forUpdate()
                .fetchOptional(found -> new OpenOrder(orderId, found.getBuyerId(), goods(orderId)));
    }

    private List<OrderedGoods> goods(UUID orderId) {
        return sql.selectFrom(OPEN_ORDER_LINE)
                .where(OPEN_ORDER_LINE.ORDER_ID.eq(orderId))
                .orderBy(OPEN_ORDER_LINE.LINE_ID)
                .fetch(line -> new OrderedGoods(
                        line.getLineId(),
                        line.getVariantId(),
                        line.getProductId(),
                        line.getBrandId(),
                        Money.won(line.getAmount())));
    }

    @Override
    public void shrink(UUID orderId, List<RemainingGoods> lines) {
        if (lock(orderId).isEmpty()) {
            return;
        }
        for (RemainingGoods line : lines) {
            if (line.amount().isZero()) {
                sql.deleteFrom(OPEN_ORDER_LINE)
                        .where(OPEN_ORDER_LINE.LINE_ID.eq(line.lineId()))
                        .execute();
            } else {
                sql.update(OPEN_ORDER_LINE)
                        .set(OPEN_ORDER_LINE.AMOUNT, line.amount().won())
                        .where(OPEN_ORDER_LINE.LINE_ID.eq(line.lineId()))
                        .execute();
            }
        }
    }

    @Override
    public void remove(UUID orderId) {
        sql.deleteFrom(OPEN_ORDER).where(OPEN_ORDER.ORDER_ID.eq(orderId)).execute();
    }
}
