package shop.jangteo.ordering.adapter.query;

import static org.jooq.impl.DSL.noCondition;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDERS;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_CANCELLATIONS;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_CANCELLATION_LINES;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_DISCOUNTS;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_HISTORY;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_LINES;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.ordering.adapter.jooq.tables.records.OrderCancellationsRecord;
import shop.jangteo.ordering.adapter.jooq.tables.records.OrderHistoryRecord;
import shop.jangteo.ordering.adapter.jooq.tables.records.OrderLinesRecord;
import shop.jangteo.ordering.adapter.jooq.tables.records.OrdersRecord;
import shop.jangteo.ordering.domain.order.CancelCause;
import shop.jangteo.ordering.domain.order.OrderStatus;
import shop.jangteo.ordering.domain.order.PaymentMethod;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/**
 * Shows orders, in three statements each: one order with lines and history, or a page with its count and lines. An order
 * with discounts costs one more, one that was cancelled in part another.
 */
@Component
@Transactional(readOnly = true)
public class OrderQueries {

    private static final UUID THE_SHOP = Actor.SYSTEM.memberId();
    private static final Map<String, Field<?>> SORTABLE =
            Map.of("placedAt", ORDERS.PLACED_AT, "finalAmount", ORDERS.FINAL_AMOUNT);

    /** What a whole order comes to is told to sellers by no sequence either. */
    private static final Map<String, Field<?>> SORTABLE_BY_SELLER = Map.of("placedAt", ORDERS.PLACED_AT);

    /** Without what is sealed: whoever sorts thousands of rows for a page shouldn't carry their addresses along. */
    private static final List<Field<?>> SUMMARIZED = List.of(
            ORDERS.ID,
            ORDERS.ORDER_NUMBER,
            ORDERS.BUYER_ID,
            ORDERS.STATUS,
            ORDERS.TOTAL_AMOUNT,
            ORDERS.DISCOUNT_AMOUNT,
            ORDERS.POINTS_USED,
            ORDERS.SHIPPING_FEE,
            ORDERS.FINAL_AMOUNT,
            ORDERS.PLACED_AT,
            ORDERS.EXPIRES_AT,
            ORDERS.HOLD_REASON);

    private final DSLContext sql;
    private final StoredTexts texts;

    OrderQueries(DSLContext sql, StoredTexts texts) {
        this.sql = sql;
        this.texts = texts;
    }

    /**
     * @param reference id or order number
     * @throws NotFound when it is neither the actor's nor has something of the actor's brand
     */
    public OrderView order(Actor actor, String reference) {
        OrdersRecord order =
                sql.selectFrom(ORDERS).where(isReferredToBy(reference)).fetchOne();
        if (order == null) {
            throw new NotFound("order");
        }
        boolean seesAll = actor.mayActForOrder(order.getId(), order.getBuyerId());
        List<OrderView.Item> items = sql.selectFrom(ORDER_LINES)
                .where(ORDER_LINES.ORDER_ID.eq(order.getId()))
                .and(seesAll ? noCondition() : OrderFilter.visibleLines(actor))
                .orderBy(ORDER_LINES.LINE_NO)
                .fetch(this::item);
        if (items.isEmpty()) {
            throw new NotFound("order");
        }
        Amounts amounts = seesAll ? Amounts.ofOrder(order) : Amounts.ofLines(items);
        List<OrderView.Change> history = sql.selectFrom(ORDER_HISTORY)
                .where(ORDER_HISTORY.ORDER_ID.eq(order.getId()))
                .orderBy(ORDER_HISTORY.STEP)
                .fetch(step -> change(step, seesAll));
        return new OrderView(
                order.getId(),
                order.getOrderNumber(),
                order.getBuyerId(),
                OrderStatus.valueOf(order.getStatus()),
                items,
                amounts.total(),
                amounts.discount(),
                amounts.points(),
                amounts.shippingFee(),
                amounts.toPay(),
                seesAll ? Money.won(order.getRefundedAmount()) : Money.ZERO,
                seesAll && order.getDiscountAmount() > 0 ? discounts(order.getId()) : List.of(),
                PaymentMethod.valueOf(order.getPaymentMethod()),
                seesAll || isAddressToldToSellers(order) ? texts.address(order.getSealedAddress()) : null,
                order.getSealedGuest() == null || !seesAll ? null : texts.guest(order.getSealedGuest()),
                order.getPlacedAt(),
                order.getExpiresAt(),
                order.getHoldReason() == null ? null : new OrderView.Hold(order.getHoldReason(), order.getHeldUntil()),
                seesAll && items.stream().anyMatch(item -> item.cancelledQuantity() > 0)
                        ? cancellations(order.getId())
                        : List.of(),
                history,
                order.getVersion(),
                null,
                null);
    }

    /**
     * A guest's order, for somebody who knows its number and the guest's phone.
     *
     * @throws NotFound when there is no such order, or its guest has another phone, or it is a member's
     */
    public UUID orderOfGuest(String orderNumber, String phone) {
        return sql.select(ORDERS.ID)
                .from(ORDERS)
                .where(ORDERS.ORDER_NUMBER.eq(orderNumber))
                .and(ORDERS.GUEST_PHONE_INDEX.eq(texts.indexOfPhone(phone)))
                .fetchOptional(ORDERS.ID)
                .orElseThrow(() -> new NotFound("order"));
    }

    private List<OrderView.Discount> discounts(UUID orderId) {
        return sql.selectFrom(ORDER_DISCOUNTS)
                .where(ORDER_DISCOUNTS.ORDER_ID.eq(orderId))
                .orderBy(ORDER_DISCOUNTS.POSITION)
                .fetch(row -> new OrderView.Discount(
                        row.getSource(), row.getSourceId(), row.getName(), Money.won(row.getAmount())));
    }

    private List<OrderView.Cancellation> cancellations(UUID orderId) {
        Map<OrderCancellationsRecord, Result<Record>> byCancellation = sql.select(ORDER_CANCELLATIONS.fields())
                .select(ORDER_CANCELLATION_LINES.fields())
                .from(ORDER_CANCELLATIONS)
                .join(ORDER_CANCELLATION_LINES)
                .on(ORDER_CANCELLATION_LINES.CANCELLATION_ID.eq(ORDER_CANCELLATIONS.ID))
                .join(ORDER_LINES)
                .on(ORDER_LINES.ID.eq(ORDER_CANCELLATION_LINES.LINE_ID))
                .where(ORDER_CANCELLATIONS.ORDER_ID.eq(orderId))
                .orderBy(ORDER_CANCELLATIONS.CANCELLED_AT, ORDER_CANCELLATIONS.ID, ORDER_LINES.LINE_NO)
                .fetchGroups(ORDER_CANCELLATIONS);
        return byCancellation.entrySet().stream()
                .map(entry -> cancellation(entry.getKey(), entry.getValue()))
                .toList();
    }

    private OrderView.Cancellation cancellation(OrderCancellationsRecord row, List<Record> lines) {
        return new OrderView.Cancellation(
                row.getId(),
                row.getCancelledAt(),
                row.getCancelledBy().toString(),
                CancelCause.valueOf(row.getCause()),
                row.getReason(),
                lines.stream()
                        .map(line -> line.into(ORDER_CANCELLATION_LINES))
                        .map(line -> new OrderView.CancelledItem(
                                line.getLineId(),
                                line.getQuantity(),
                                Money.won(line.getAmount()),
                                Money.won(line.getDiscount()),
                                Money.won(line.getPoints())))
                        .toList(),
                Money.won(row.getGoods()),
                Money.won(row.getDiscount()),
                Money.won(row.getPointsBack()),
                texts.ids(row.getCouponsBackJson()),
                Money.won(row.getShippingWithheld()),
                Money.won(row.getRefundAmount()),
                Money.won(row.getAlreadyRefunded()));
    }

    /** Orders that the member placed. */
    public Page<OrderSummaryView> ofBuyer(UUID buyerId, OrderFilter filter, Paging paging) {
        return page(ORDERS.BUYER_ID.eq(buyerId).and(filter.matches()), noCondition(), SORTABLE, true, paging);
    }

    /** All orders for an operator; for a seller those with something of its brand, and of them only that. */
    public Page<OrderSummaryView> forFulfilment(Actor actor, OrderFilter filter, Paging paging) {
        return page(
                filter.matches(actor),
                OrderFilter.visibleLines(actor),
                actor.isOperator() ? SORTABLE : SORTABLE_BY_SELLER,
                actor.isOperator(),
                paging);
    }

    private Page<OrderSummaryView> page(
            Condition wanted, Condition visibleLines, Map<String, Field<?>> sortable, boolean seesAll, Paging paging) {
        int total = sql.fetchCount(ORDERS, wanted);
        List<OrdersRecord> orders = sql.select(SUMMARIZED)
                .from(ORDERS)
                .where(wanted)
                .orderBy(paging.orderBy(sortable, ORDERS.PLACED_AT.desc(), ORDERS.ID.desc()))
                .limit(paging.size())
                .offset(paging.offset())
                .fetchInto(ORDERS);
        Map<UUID, List<OrderView.Item>> items =
                items(orders.stream().map(OrdersRecord::getId).toList(), visibleLines);
        return Page.of(
                orders.stream()
                        .map(order -> summary(order, items.getOrDefault(order.getId(), List.of()), seesAll))
                        .toList(),
                paging,
                total);
    }

    private Map<UUID, List<OrderView.Item>> items(Collection<UUID> orderIds, Condition visibleLines) {
        return sql.selectFrom(ORDER_LINES)
                .where(ORDER_LINES.ORDER_ID.in(orderIds))
                .and(visibleLines)
                .orderBy(ORDER_LINES.ORDER_ID, ORDER_LINES.LINE_NO)
                .fetchGroups(ORDER_LINES.ORDER_ID, row -> item(row.into(ORDER_LINES)));
    }

    private static Condition isReferredToBy(String reference) {
        try {
            return ORDERS.ID.eq(UUID.fromString(reference));
        } catch (IllegalArgumentException number) {
            return ORDERS.ORDER_NUMBER.eq(reference);
        }
    }

    private static OrderSummaryView summary(OrdersRecord order, List<OrderView.Item> items, boolean seesAll) {
        Amounts amounts = seesAll ? Amounts.ofOrder(order) : Amounts.ofLines(items);
        return new OrderSummaryView(
                order.getId(),
                order.getOrderNumber(),
                order.getBuyerId(),
                OrderStatus.valueOf(order.getStatus()),
                items,
                amounts.total(),
                amounts.discount(),
                amounts.points(),
                amounts.shippingFee(),
                amounts.toPay(),
                order.getPlacedAt(),
                order.getExpiresAt(),
                order.getHoldReason() != null);
    }

    private OrderView.Item item(OrderLinesRecord line) {
        return new OrderView.Item(
                line.getId(),
                line.getVariantId(),
                line.getProductId(),
                line.getProductName(),
                texts.options(line.getOptionsJson()),
                Money.won(line.getUnitPrice()),
                line.getQuantity(),
                line.getCancelledQuantity(),
                Money.won(line.getLineAmount()),
                Money.won(line.getDiscount()),
                Money.won(line.getPoints()));
    }

    /** Where an order goes is a seller's business when there is something to send: not before it is paid. */
    static boolean isAddressToldToSellers(OrdersRecord order) {
        return order.getPaymentId() != null;
    }

    /** Why a payment failed, or somebody doesn't want an order any more, isn't told to sellers. */
    private static OrderView.Change change(OrderHistoryRecord step, boolean seesAll) {
        String from = step.getFromStatus();
        OrderStatus to = OrderStatus.valueOf(step.getToStatus());
        UUID by = step.getChangedBy();
        return new OrderView.Change(
                from == null ? null : OrderStatus.valueOf(from),
                to,
                step.getChangedAt(),
                by.equals(THE_SHOP) ? "SYSTEM" : by.toString(),
                seesAll || !(to == OrderStatus.CANCELLED || to == OrderStatus.PAYMENT_FAILED)
                        ? step.getReason()
                        : null);
    }
}
