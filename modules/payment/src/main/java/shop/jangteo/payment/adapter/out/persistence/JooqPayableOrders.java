package shop.jangteo.payment.adapter.out.persistence;

import static shop.jangteo.payment.adapter.jooq.Tables.PAYABLE_ORDERS;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.adapter.jooq.tables.records.PayableOrdersRecord;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Purpose;

@Repository
class JooqPayableOrders implements PayableOrders {

    private final DSLContext db;

    JooqPayableOrders(DSLContext db) {
        this.db = db;
    }

    @Override
    public Optional<PayableOrder> find(UUID orderId) {
        return db.selectFrom(PAYABLE_ORDERS)
                .where(PAYABLE_ORDERS.ORDER_ID.eq(orderId))
                .fetchOptional(JooqPayableOrders::order);
    }

    @Override
    public PayableOrder lock(UUID orderId) {
        return db.selectFrom(PAYABLE_ORDERS)
                .where(PAYABLE_ORDERS.ORDER_ID.eq(orderId))
                .forUpdate()
                .fetchOptional(JooqPayableOrders::order)
                .orElseThrow(() -> new NotFound("order"));
    }

    @Override
    public void add(PayableOrder order) {
        db.insertInto(PAYABLE_ORDERS)
                .set(PAYABLE_ORDERS.ORDER_ID, order.orderId())
                .set(PAYABLE_ORDERS.PURPOSE, order.purpose().name())
                .set(PAYABLE_ORDERS.ORDER_NUMBER, order.orderNumber())
                .set(PAYABLE_ORDERS.BUYER_ID, order.buyerId())
                .set(PAYABLE_ORDERS.AMOUNT, order.amount().won())
                .set(PAYABLE_ORDERS.ORDER_STATUS, order.status().name())
                .onDuplicateKeyUpdate()
                .set(PAYABLE_ORDERS.ORDER_ID, order.orderId())
                .execute();
    }

    @Override
    public void reprice(UUID orderId, Money amount) {
        db.update(PAYABLE_ORDERS)
                .set(PAYABLE_ORDERS.AMOUNT, amount.won())
                .where(PAYABLE_ORDERS.ORDER_ID.eq(orderId))
                .execute();
    }

    @Override
    public void follow(UUID orderId, OrderStatus status) {
        db.update(PAYABLE_ORDERS)
                .set(PAYABLE_ORDERS.ORDER_STATUS, status.name())
                .where(PAYABLE_ORDERS.ORDER_ID.eq(orderId))
                .execute();
    }

    private static PayableOrder order(PayableOrdersRecord row) {
        return new PayableOrder(
                row.getOrderId(),
                Purpose.valueOf(row.getPurpose()),
                row.getOrderNumber(),
                row.getBuyerId(),
                Money.won(row.getAmount()),
                OrderStatus.valueOf(row.getOrderStatus()));
    }
}
