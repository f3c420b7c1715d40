package shop.jangteo.ordering.adapter.out.persistence;

import static shop.jangteo.ordering.adapter.jooq.Tables.ORDERS;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_HISTORY;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_LINES;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.adapter.jooq.tables.records.OrdersRecord;
import shop.jangteo.ordering.application.port.DueOrders;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderEvents;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.OrderLine;
import shop.jangteo.ordering.domain.order.OrderNumber;
import shop.jangteo.ordering.domain.order.OrderStatus;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.ordering.domain.order.PaymentMethod;
import shop.jangteo.ordering.domain.order.RequestKey;

@Repository
class JooqOrders implements Orders, DueOrders {

    private final DSLContext sql;
    private final StoredForms forms;
    private final OrderEvents events;

    JooqOrders(DSLContext sql, StoredForms forms, OrderEvents events) {
        this.sql = sql;
        this.forms = forms;
        this.events = events;
    }

    @Override
    public void add(Order order) {
        Order.Snapshot stored = order.snapshot().nextVersion();
        try {
            insert(stored);
        } catch (DuplicateKeyException taken) {
            // The number was drawn before, or the same request is being worked on elsewhere: a lost race either way.
            // Run again, it draws another number and finds the other order.
            throw new ConcurrencyFailureException("order number or request key is taken", taken);
        }
        insertLines(stored);
        insertHistory(order);
        events.publish(stored, order.events());
    }

    private void insert(Order.Snapshot order) {
        RequestKey key = order.requestKey();
        sql.insertInto(ORDERS)
                .set(ORDERS.ID, order.id().value())
                .set(ORDERS.ORDER_NUMBER, order.number().value())
                .set(ORDERS.BUYER_ID, order.buyerId())
                .set(ORDERS.REQUEST_KEY, key == null ? null : key.value())
                .set(ORDERS.REQUEST_CONTENT, key == null ? null : key.content())
                .set(ORDERS.STATUS, order.status().name())
                .set(ORDERS.TOTAL_AMOUNT, order.totalAmount().won())
                .set(ORDERS.DISCOUNT_AMOUNT, order.discountAmount().won())
                .set(ORDERS.POINTS_USED, order.pointsUsed().won())
                .set(ORDERS.SHIPPING_FEE, order.shippingFee().won())
                .set(ORDERS.FINAL_AMOUNT, order.finalAmount().won())
                .set(ORDERS.PAYMENT_METHOD, order.paymentMethod().name())
                .set(ORDERS.SEALED_ADDRESS, forms.seal(order.shippingAddress()))
                .set(ORDERS.PLACED_AT, order.placedAt())
                .set(ORDERS.EXPIRES_AT, order.expiresAt())
                .set(ORDERS.PAYMENT_ID, order.paymentId())
                .set(ORDERS.REFUNDED_AMOUNT, order.refundedAmount().won())
                .set(ORDERS.STEPS, order.steps())
                .set(ORDERS.VERSION, order.version())
                .execute();
    }

    private void insertLines(Order.Snapshot order) {
        var rows = sql.insertInto(
                ORDER_LINES,
                ORDER_LINES.ID,
                ORDER_LINES.ORDER_ID,
                ORDER_LINES.LINE_NO,
                ORDER_LINES.VARIANT_ID,
                ORDER_LINES.PRODUCT_ID,
                ORDER_LINES.BRAND_ID,
                ORDER_LINES.PRODUCT_NAME,
                ORDER_LINES.OPTIONS_JSON,
                ORDER_LINES.UNIT_PRICE,
                ORDER_LINES.QUANTITY,
                ORDER_LINES.LINE_AMOUNT,
                ORDER_LINES.DISCOUNT);
        int number = 0;
        for (OrderLine line : order.lines()) {
            rows = rows.values(
                    line.id(),
                    order.id().value(),
                    ++number,
                    line.variantId(),
                    line.productId(),
                    line.brandId(),
                    line.productName(),
                    forms.write(line.options()),
                    line.unitPrice().won(),
                    line.quantity().value(),
                    line.amount().won(),
                    line.discount().won());
        }
        rows.execute();
    }

    @Override
    public void save(Order order) {
        Order.Snapshot stored = order.snapshot();
        if (order.isChanged()) {
            stored = stored.nextVersion();
            update(stored);
            if (order.isRepriced()) {
                updateDiscounts(stored.lines());
            }
            insertHistory(order);
        }
        events.publish(stored, order.events());
    }

    private void update(Order.Snapshot order) {
        int updated = sql.update(ORDERS)
                .set(ORDERS.STATUS, order.status().name())
                .set(ORDERS.DISCOUNT_AMOUNT, order.discountAmount().won())
                .set(ORDERS.POINTS_USED, order.pointsUsed().won())
                .set(ORDERS.FINAL_AMOUNT, order.finalAmount().won())
                .set(ORDERS.PAYMENT_ID, order.paymentId())
                .set(ORDERS.REFUNDED_AMOUNT, order.refundedAmount().won())
                .set(ORDERS.STEPS, order.steps())
                .set(ORDERS.VERSION, order.version())
                .where(ORDERS.ID.eq(order.id().value()))
                .and(ORDERS.VERSION.eq(order.version() - 1))
                .execute();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("order " + order.id().value() + " was changed meanwhile");
        }
    }

    private void updateDiscounts(List<OrderLine> lines) {
        for (OrderLine line : lines) {
            sql.update(ORDER_LINES)
                    .set(ORDER_LINES.DISCOUNT, line.discount().won())
                    .where(ORDER_LINES.ID.eq(line.id()))
                    .execute();
        }
    }

    private void insertHistory(Order order) {
        for (var change : order.changes()) {
            sql.insertInto(ORDER_HISTORY)
                    .set(ORDER_HISTORY.ORDER_ID, order.id().value())
                    .set(ORDER_HISTORY.STEP, change.step())
                    .set(
                            ORDER_HISTORY.FROM_STATUS,
                            change.from() == null ? null : change.from().name())
                    .set(ORDER_HISTORY.TO_STATUS, change.to().name())
                    .set(ORDER_HISTORY.CHANGED_AT, change.at())
                    .set(ORDER_HISTORY.CHANGED_BY, change.by())
                    .set(ORDER_HISTORY.REASON, change.reason())
                    .execute();
        }
    }

    @Override
    public Order locked(OrderId id) {
        OrdersRecord row = sql.selectFrom(ORDERS)
                .where(ORDERS.ID.eq(id.value()))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw new NotFound("order");
        }
        List<OrderLine> lines = sql.selectFrom(ORDER_LINES)
                .where(ORDER_LINES.ORDER_ID.eq(id.value()))
                .orderBy(ORDER_LINES.LINE_NO)
                .fetch(line -> new OrderLine(
                        line.getId(),
                        line.getVariantId(),
                        line.getProductId(),
                        line.getBrandId(),
                        line.getProductName(),
                        forms.readOptions(line.getOptionsJson()),
                        Money.won(line.getUnitPrice()),
                        Quantity.of(line.getQuantity()),
                        Money.won(line.getDiscount())));
        return Order.restored(new Order.Snapshot(
                id,
                new OrderNumber(row.getOrderNumber()),
                row.getBuyerId(),
                row.getRequestKey() == null ? null : new RequestKey(row.getRequestKey(), row.getRequestContent()),
                OrderStatus.valueOf(row.getStatus()),
                lines,
                Money.won(row.getPointsUsed()),
                Money.won(row.getShippingFee()),
                PaymentMethod.valueOf(row.getPaymentMethod()),
                forms.open(row.getSealedAddress()),
                row.getPlacedAt(),
                row.getExpiresAt(),
                row.getPaymentId(),
                Money.won(row.getRefundedAmount()),
                row.getSteps(),
                row.getVersion()));
    }

    @Override
    public Optional<PlacedBefore> findByRequestKey(UUID buyerId, String value) {
        return sql.select(ORDERS.ID, ORDERS.REQUEST_KEY, ORDERS.REQUEST_CONTENT)
                .from(ORDERS)
                .where(ORDERS.BUYER_ID.eq(buyerId))
                .and(ORDERS.REQUEST_KEY.eq(value))
                .fetchOptional(
                        row -> new PlacedBefore(new OrderId(row.value1()), new RequestKey(row.value2(), row.value3())));
    }

    @Override
    public List<OrderId> expired(Instant now, int most) {
        return sql.select(ORDERS.ID)
                .from(ORDERS)
                .where(ORDERS.STATUS.in(OrderStatus.PENDING.name(), OrderStatus.PAYMENT_FAILED.name()))
                .and(ORDERS.EXPIRES_AT.le(now))
                .orderBy(ORDERS.EXPIRES_AT)
                .limit(most)
                .fetch(row -> new OrderId(row.value1()));
    }
}
