package shop.jangteo.ordering.adapter.query;

import static org.jooq.impl.DSL.when;
import static shop.jangteo.ordering.adapter.jooq.Tables.CART_LINES;
import static shop.jangteo.ordering.adapter.jooq.Tables.OFFERS;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDERS;
import static shop.jangteo.ordering.adapter.jooq.Tables.STOCK_LEVELS;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.order.OrderStatus;
import shop.jangteo.ordering.domain.order.ShippingRuleBook;

/** Shows carts: two statements. */
@Component
@Transactional(readOnly = true)
public class CartQueries {

    /** Units that were ordered and paid are gone, whether or not their rows are cleared away. */
    private static final Field<Integer> QUANTITY = CART_LINES.QUANTITY.minus(
            when(ORDERS.PAYMENT_ID.isNotNull(), CART_LINES.ORDERED).otherwise(0));

    private final DSLContext sql;
    private final StoredTexts texts;
    private final ShippingRuleBook shipping;

    CartQueries(DSLContext sql, StoredTexts texts, ShippingRuleBook shipping) {
        this.sql = sql;
        this.texts = texts;
        this.shipping = shipping;
    }

    public CartView cart(UUID ownerId) {
        List<CartView.Item> items = sql.select(OFFERS.fields())
                .select(QUANTITY, CART_LINES.SEEN_PRICE, STOCK_LEVELS.AVAILABLE)
                .select(ORDERS.ID, ORDERS.ORDER_NUMBER, ORDERS.STATUS)
                .from(CART_LINES)
                .join(OFFERS)
                .on(OFFERS.VARIANT_ID.eq(CART_LINES.VARIANT_ID))
                .leftJoin(STOCK_LEVELS)
                .on(STOCK_LEVELS.VARIANT_ID.eq(CART_LINES.VARIANT_ID))
                .leftJoin(ORDERS)
                .on(ORDERS.ID.eq(CART_LINES.ORDER_ID))
                .where(CART_LINES.MEMBER_ID.eq(ownerId))
                .and(QUANTITY.gt(0))
                .orderBy(CART_LINES.ADDED_AT, CART_LINES.VARIANT_ID)
                .fetch(this::item);
        Money subtotal = Money.sum(items.stream()
                .filter(item -> !item.soldOut() && item.inPayment() == null)
                .map(CartView.Item::lineAmount)
                .toList());
        Money fee = shipping.current().terms().feeFor(subtotal);
        return new CartView(items, subtotal, fee, subtotal.plus(fee), null);
    }

    private CartView.Item item(Record row) {
        Money price = Money.won(row.get(OFFERS.UNIT_PRICE));
        Money seen = Money.won(row.get(CART_LINES.SEEN_PRICE));
        int quantity = row.get(QUANTITY);
        String status = row.get(ORDERS.STATUS);
        boolean waits = status != null && OrderStatus.valueOf(status).isUnpaid();
        boolean onSale = row.get(OFFERS.ON_SALE);
        Integer left = row.get(STOCK_LEVELS.AVAILABLE);
        return new CartView.Item(
                row.get(OFFERS.VARIANT_ID),
                row.get(OFFERS.PRODUCT_ID),
                row.get(OFFERS.PRODUCT_NAME),
                texts.options(row.get(OFFERS.OPTIONS_JSON)),
                row.get(OFFERS.IMAGE),
                price,
                price.equals(seen) ? null : seen,
                quantity,
                price.times(quantity),
                onSale ? left : Integer.valueOf(0),
                onSale,
                !onSale || (left != null && left <= 0),
                waits ? new CartView.InPayment(row.get(ORDERS.ID), row.get(ORDERS.ORDER_NUMBER)) : null);
    }
}
