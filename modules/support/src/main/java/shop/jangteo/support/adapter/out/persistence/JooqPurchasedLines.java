package shop.jangteo.support.adapter.out.persistence;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;
import static shop.jangteo.support.adapter.jooq.Tables.PURCHASED_LINES;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import shop.jangteo.support.domain.review.PurchasedLine;
import shop.jangteo.support.domain.review.PurchasedLines;

@Repository
class JooqPurchasedLines implements PurchasedLines {

    private final DSLContext dsl;

    JooqPurchasedLines(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public @Nullable PurchasedLine find(UUID lineId) {
        return dsl.selectFrom(PURCHASED_LINES)
                .where(PURCHASED_LINES.LINE_ID.eq(lineId))
                .fetchOne(row -> new PurchasedLine(
                        row.getLineId(),
                        row.getOrderId(),
                        row.getOrderNumber(),
                        row.getProductId(),
                        row.getProductName(),
                        row.getBuyerId(),
                        row.getDeliveredAt()));
    }

    @Override
    public void remember(PurchasedLine line) {
        dsl.insertInto(PURCHASED_LINES)
                .set(PURCHASED_LINES.LINE_ID, line.lineId())
                .set(PURCHASED_LINES.ORDER_ID, line.orderId())
                .set(PURCHASED_LINES.ORDER_NUMBER, line.orderNumber())
                .set(PURCHASED_LINES.PRODUCT_ID, line.productId())
                .set(PURCHASED_LINES.PRODUCT_NAME, line.productName())
                .set(PURCHASED_LINES.BUYER_ID, line.buyerId())
                .set(PURCHASED_LINES.DELIVERED_AT, line.deliveredAt())
                .onDuplicateKeyUpdate()
                .set(
                        PURCHASED_LINES.DELIVERED_AT,
                        coalesce(PURCHASED_LINES.DELIVERED_AT, val(line.deliveredAt(), PURCHASED_LINES.DELIVERED_AT)))
                .execute();
    }
}
