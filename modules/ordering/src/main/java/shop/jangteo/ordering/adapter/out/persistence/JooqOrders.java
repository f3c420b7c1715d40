package shop.jangteo.ordering.adapter.out.persistence;

import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDERS;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_CANCELLATIONS;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_CANCELLATION_LINES;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_DISCOUNTS;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_DISCOUNT_SHARES;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_HISTORY;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_LINES;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.ordering.domain.order.AppliedDiscount;
import shop.jangteo.ordering.domain.order.Cancellation;
import shop.jangteo.ordering.domain.order.CancellationPlan;
import shop.jangteo.ordering.domain.order.Guest;
import shop.jangteo.ordering.domain.order.Hold;
import shop.jangteo.ordering.domain.order.Mark;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderEvents;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.OrderLine;
import shop.jangteo.ordering.domain.order.OrderPayment;
import shop.jangteo.ordering.domain.order.OrderSnapshot;
import shop.jangteo.ordering.domain.order.OrderStatus;
import shop.jangteo.ordering.domain.order.Orders;

@Repository
class JooqOrders implements Orders {

    private final DSLContext sql;
    private final StoredForms forms;
    private final StoredOrders storedOrders;
    private final OrderEvents events;
    private final Clock clock;

    JooqOrders(DSLContext sql, StoredForms forms, StoredOrders storedOrders, OrderEvents events, Clock clock) {
        this.sql = sql;
        this.forms = forms;
        this.storedOrders = storedOrders;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void add(Order order) {
        OrderSnapshot stored = order.snapshot().nextVersion();
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

    private void insert(OrderSnapshot order) {
        Mark mark = order.mark();
        Guest guest = order.guest();
        sql.insertInto(ORDERS)
                .set(ORDERS.ID, order.id().value())
                .set(ORDERS.ORDER_NUMBER, order.number().value())
                .set(ORDERS.BUYER_ID, order.buyerId())
                .set(ORDERS.REQUEST_KEY, mark == null ? null : mark.key())
                .set(ORDERS.REQUEST_CONTENT, mark == null ? null : mark.content())
                .set(ORDERS.STATUS, order.status().name())
                .set(ORDERS.TOTAL_AMOUNT, order.totalAmount().won())
                .set(ORDERS.DISCOUNT_AMOUNT, order.discountAmount().won())
                .set(ORDERS.POINTS_USED, order.pointsUsed().won())
                .set(ORDERS.SHIPPING_FEE, order.shippingFee().won())
                .set(ORDERS.SHIPPING_BASE_FEE, order.shippingTerms().baseFee().won())
                .set(ORDERS.FREE_SHIPPING_FROM, order.shippingTerms().freeFrom().won())
                .set(
                        ORDERS.SHIPPING_SURCHARGE,
                        order.shippingTerms().surcharge().won())
                .set(ORDERS.FINAL_AMOUNT, order.finalAmount().won())
                .set(ORDERS.PAYMENT_METHOD, order.paymentMethod().name())
                .set(ORDERS.SEALED_ADDRESS, forms.seal(order.shippingAddress()))
                .set(ORDERS.SEALED_GUEST, guest == null ? null : forms.seal(guest))
                .set(ORDERS.GUEST_PHONE_INDEX, guest == null ? null : forms.indexOfPhone(guest))
                .set(ORDERS.PLACED_AT, order.placedAt())
                .set(ORDERS.EXPIRES_AT, order.expiresAt())
                .set(ORDERS.STEPS, order.steps())
                .set(ORDERS.VERSION, order.version())
                .set(ORDERS.CHANGED_AT, clock.instant())
                .execute();
    }

    private void insertLines(OrderSnapshot order) {
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
                ORDER_LINES.DISCOUNT,
                ORDER_LINES.POINTS);
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
                    line.discount().won(),
                    line.points().won());
        }
        rows.execute();
    }

    @Override
    public void save(Order order) {
        OrderSnapshot stored = order.snapshot();
        if (order.isChanged()) {
            stored = stored.nextVersion();
            update(stored);
            updateLines(order.changedLines());
            if (order.areDiscountsChanged()) {
                replaceDiscounts(stored);
            }
            for (Cancellation cancellation : order.cancellations()) {
                insertCancellation(stored.id(), cancellation);
            }
            insertHistory(order);
        }
        events.publish(stored, order.events());
    }

    private void update(OrderSnapshot order) {
        OrderPayment payment = order.payment();
        Hold hold = order.hold();
        int updated = sql.update(ORDERS)
                .set(ORDERS.STATUS, order.status().name())
                .set(ORDERS.TOTAL_AMOUNT, order.totalAmount().won())
                .set(ORDERS.DISCOUNT_AMOUNT, order.discountAmount().won())
                .set(ORDERS.POINTS_USED, order.pointsUsed().won())
                .set(ORDERS.SHIPPING_FEE, order.shippingFee().won())
                .set(ORDERS.FREE_SHIPPING_FROM, order.shippingTerms().freeFrom().won())
                .set(ORDERS.FINAL_AMOUNT, order.finalAmount().won())
                .set(ORDERS.EXPIRES_AT, order.expiresAt())
                .set(ORDERS.PAYMENT_ID, payment.paymentId())
                .set(ORDERS.REFUNDED_AMOUNT, payment.arrivedBack().won())
                .set(
                        ORDERS.CANCELLED_REFUNDS,
                        payment.givenBackByCancellations().won())
                .set(ORDERS.DIRECT_REFUNDS, payment.refundedDirectly().won())
                .set(ORDERS.HOLD_REASON, hold == null ? null : hold.reason())
                .set(ORDERS.HELD_UNTIL, hold == null ? null : hold.until())
                .set(ORDERS.STEPS, order.steps())
                .set(ORDERS.VERSION, order.version())
                .set(ORDERS.CHANGED_AT, clock.instant())
                .where(ORDERS.ID.eq(order.id().value()))
                .and(ORDERS.VERSION.eq(order.version() - 1))
                .execute();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("order " + order.id().value() + " was changed meanwhile");
        }
    }

    private void updateLines(List<OrderLine> lines) {
        for (OrderLine line : lines) {
            sql.update(ORDER_LINES)
                    .set(ORDER_LINES.CANCELLED_QUANTITY, line.cancelledQuantity())
                    .set(ORDER_LINES.LINE_AMOUNT, line.amount().won())
                    .set(ORDER_LINES.DISCOUNT, line.discount().won())
                    .set(ORDER_LINES.POINTS, line.points().won())
                    .where(ORDER_LINES.ID.eq(line.id()))
                    .execute();
        }
    }

    private void replaceDiscounts(OrderSnapshot order) {
        UUID id = order.id().value();
        // An order that isn't placed yet has none: nothing to take away.
        if (order.steps() > 0) {
            sql.deleteFrom(ORDER_DISCOUNT_SHARES)
                    .where(ORDER_DISCOUNT_SHARES.ORDER_ID.eq(id))
                    .execute();
            sql.deleteFrom(ORDER_DISCOUNTS)
                    .where(ORDER_DISCOUNTS.ORDER_ID.eq(id))
                    .execute();
        }
        if (order.discounts().isEmpty()) {
            return;
        }
        var discounts = sql.insertInto(
                ORDER_DISCOUNTS,
                ORDER_DISCOUNTS.ORDER_ID,
                ORDER_DISCOUNTS.POSITION,
                ORDER_DISCOUNTS.SOURCE,
                ORDER_DISCOUNTS.SOURCE_ID,
                ORDER_DISCOUNTS.NAME,
                ORDER_DISCOUNTS.AMOUNT);
        var shares = sql.insertInto(
                ORDER_DISCOUNT_SHARES,
                ORDER_DISCOUNT_SHARES.ORDER_ID,
                ORDER_DISCOUNT_SHARES.POSITION,
                ORDER_DISCOUNT_SHARES.LINE_ID,
                ORDER_DISCOUNT_SHARES.AMOUNT);
        int position = 0;
        for (AppliedDiscount discount : order.discounts()) {
            position++;
            discounts = discounts.values(
                    id,
                    position,
                    discount.source(),
                    discount.sourceId(),
                    discount.name(),
                    discount.amount().won());
            for (var share : discount.shares().entrySet()) {
                shares = shares.values(
                        id, position, share.getKey(), share.getValue().won());
            }
        }
        discounts.execute();
        shares.execute();
    }

    private void insertCancellation(OrderId id, Cancellation cancellation) {
        CancellationPlan plan = cancellation.plan();
        Cancellation.Request request = cancellation.request();
        RequestKey key = request.key();
        sql.insertInto(ORDER_CANCELLATIONS)
                .set(ORDER_CANCELLATIONS.ID, request.id())
                .set(ORDER_CANCELLATIONS.ORDER_ID, id.value())
                .set(ORDER_CANCELLATIONS.CANCELLED_AT, cancellation.at())
                .set(ORDER_CANCELLATIONS.CANCELLED_BY, request.actor().memberId())
                .set(ORDER_CANCELLATIONS.CAUSE, plan.cause().name())
                .set(ORDER_CANCELLATIONS.REASON, request.reason())
                .set(ORDER_CANCELLATIONS.REQUEST_KEY, key == null ? null : key.value())
                .set(ORDER_CANCELLATIONS.REQUEST_CONTENT, key == null ? null : key.content())
                .set(ORDER_CANCELLATIONS.GOODS, plan.goods().won())
                .set(ORDER_CANCELLATIONS.DISCOUNT, plan.discountTakenBack().won())
                .set(ORDER_CANCELLATIONS.POINTS_BACK, plan.pointsBack().won())
                .set(
                        ORDER_CANCELLATIONS.SHIPPING_WITHHELD,
                        plan.shippingWithheld().won())
                .set(ORDER_CANCELLATIONS.REFUND_AMOUNT, plan.refund().won())
                .set(
                        ORDER_CANCELLATIONS.ALREADY_REFUNDED,
                        plan.alreadyRefunded().won())
                .set(
                        ORDER_CANCELLATIONS.COUPONS_BACK_JSON,
                        forms.write(plan.couponsBack().stream()
                                .map(AppliedDiscount::sourceId)
                                .toList()))
                .execute();
        var lines = sql.insertInto(
                ORDER_CANCELLATION_LINES,
                ORDER_CANCELLATION_LINES.CANCELLATION_ID,
                ORDER_CANCELLATION_LINES.LINE_ID,
                ORDER_CANCELLATION_LINES.QUANTITY,
                ORDER_CANCELLATION_LINES.AMOUNT,
                ORDER_CANCELLATION_LINES.DISCOUNT,
                ORDER_CANCELLATION_LINES.POINTS);
        for (CancellationPlan.CancelledUnits units : plan.units()) {
            lines = lines.values(
                    request.id(),
                    units.line().id(),
                    units.quantity(),
                    units.amount().won(),
                    units.discount().won(),
                    units.points().won());
        }
        lines.execute();
    }

    private void insertHistory(Order order) {
        for (var change : order.changes()) {
            RequestKey key = change.key();
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
                    .set(ORDER_HISTORY.REQUEST_KEY, key == null ? null : key.value())
                    .set(ORDER_HISTORY.REQUEST_CONTENT, key == null ? null : key.content())
                    .execute();
        }
    }

    @Override
    public Order locked(OrderId id) {
        return sql.selectFrom(ORDERS)
                .where(ORDERS.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional()
                .map(storedOrders::of)
                .orElseThrow(() -> new NotFound("order"));
    }

    @Override
    public Order seen(OrderId id) {
        return sql.selectFrom(ORDERS)
                .where(ORDERS.ID.eq(id.value()))
                .fetchOptional()
                .map(storedOrders::of)
                .orElseThrow(() -> new NotFound("order"));
    }

    @Override
    public Optional<RequestKey> findCancellationKey(OrderId id, String value) {
        return sql.select(ORDER_CANCELLATIONS.REQUEST_KEY, ORDER_CANCELLATIONS.REQUEST_CONTENT)
                .from(ORDER_CANCELLATIONS)
                .where(ORDER_CANCELLATIONS.ORDER_ID.eq(id.value()))
                .and(ORDER_CANCELLATIONS.REQUEST_KEY.eq(value))
                .unionAll(select(ORDER_HISTORY.REQUEST_KEY, ORDER_HISTORY.REQUEST_CONTENT)
                        .from(ORDER_HISTORY)
                        .where(ORDER_HISTORY.ORDER_ID.eq(id.value()))
                        .and(ORDER_HISTORY.REQUEST_KEY.eq(value)))
                .fetchOptional(row -> new RequestKey(row.value1(), row.value2()));
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
    public Optional<OrderId> findSame(Set<UUID> buyerIds, String content, Instant placedAfter) {
        return sql.select(ORDERS.ID)
                .from(ORDERS)
                .where(ORDERS.BUYER_ID.in(buyerIds))
                .and(ORDERS.PLACED_AT.gt(placedAfter))
                .and(ORDERS.REQUEST_CONTENT.eq(content))
                .and(ORDERS.REQUEST_KEY.isNull())
                .and(ORDERS.STATUS.ne(OrderStatus.CANCELLED.name()))
                .orderBy(ORDERS.PLACED_AT.desc())
                .limit(1)
                .fetchOptional(row -> new OrderId(row.value1()));
    }
}
