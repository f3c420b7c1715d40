package shop.jangteo.ordering.adapter.query;

import static org.jooq.impl.DSL.noCondition;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDERS;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_LINES;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.adapter.jooq.tables.records.OrderLinesRecord;
import shop.jangteo.ordering.adapter.jooq.tables.records.OrdersRecord;
import shop.jangteo.ordering.domain.order.ShippingAddress;

/**
 * All orders of a list, newest first, some hundred at a time and each portion in a transaction of its own: neither the
 * length of the list nor a slow reader costs memory or holds a connection. An order appears once, as it is when its
 * portion is read; one that is placed meanwhile doesn't appear.
 */
@Component
public class OrderExport {

    private static final int AT_ONCE = 500;

    private final DSLContext sql;
    private final StoredTexts texts;

    OrderExport(DSLContext sql, StoredTexts texts) {
        this.sql = sql;
        this.texts = texts;
    }

    /** The last order of a portion: the next one goes on behind it. */
    public record Bookmark(Instant placedAt, UUID orderId) {}

    /** @param next null when this is the last portion */
    public record Portion(List<Row> rows, @Nullable Bookmark next) {}

    /**
     * One line of an order, beside what is the whole order's.
     *
     * @param quantity as it was ordered
     * @param lineAmount of the units that aren't cancelled, as discount and points
     * @param order null for sellers, who aren't told what the whole order comes to
     * @param shippingAddress null for sellers of an order that hasn't been paid
     */
    public record Row(
            String orderNumber,
            Instant placedAt,
            String status,
            UUID buyerId,
            UUID productId,
            UUID variantId,
            String productName,
            Map<String, String> options,
            long unitPrice,
            int quantity,
            int cancelledQuantity,
            long lineAmount,
            long discount,
            long points,
            @Nullable Amounts order,
            @Nullable ShippingAddress shippingAddress) {}

    /** @param after null for the first portion */
    @Transactional(readOnly = true)
    public Portion portion(Actor actor, OrderFilter filter, @Nullable Bookmark after) {
        List<OrdersRecord> orders = sql.selectFrom(ORDERS)
                .where(filter.matches(actor))
                .and(after == null ? noCondition() : isBehind(after))
                .orderBy(ORDERS.PLACED_AT.desc(), ORDERS.ID.desc())
                .limit(AT_ONCE)
                .fetch();
        Map<UUID, List<OrderLinesRecord>> lines = sql.selectFrom(ORDER_LINES)
                .where(ORDER_LINES.ORDER_ID.in(
                        orders.stream().map(OrdersRecord::getId).toList()))
                .and(OrderFilter.visibleLines(actor))
                .orderBy(ORDER_LINES.ORDER_ID, ORDER_LINES.LINE_NO)
                .fetchGroups(ORDER_LINES.ORDER_ID, row -> row.into(ORDER_LINES));
        List<Row> rows = orders.stream()
                .flatMap(order -> rows(actor, order, lines.getOrDefault(order.getId(), List.of())).stream())
                .toList();
        return new Portion(rows, orders.size() < AT_ONCE ? null : bookmark(orders.getLast()));
    }

    private List<Row> rows(Actor actor, OrdersRecord order, List<OrderLinesRecord> lines) {
        ShippingAddress address = actor.isOperator() || OrderQueries.isAddressToldToSellers(order)
                ? texts.address(order.getSealedAddress())
                : null;
        Amounts amounts = actor.isOperator() ? Amounts.ofOrder(order) : null;
        return lines.stream()
                .map(line -> new Row(
                        order.getOrderNumber(),
                        order.getPlacedAt(),
                        order.getStatus(),
                        order.getBuyerId(),
                        line.getProductId(),
                        line.getVariantId(),
                        line.getProductName(),
                        texts.options(line.getOptionsJson()),
                        line.getUnitPrice(),
                        line.getQuantity(),
                        line.getCancelledQuantity(),
                        line.getLineAmount(),
                        line.getDiscount(),
                        line.getPoints(),
                        amounts,
                        address))
                .toList();
    }

    private static Condition isBehind(Bookmark bookmark) {
        return ORDERS.PLACED_AT
                .lt(bookmark.placedAt())
                .or(ORDERS.PLACED_AT.eq(bookmark.placedAt()).and(ORDERS.ID.lt(bookmark.orderId())));
    }

    private static Bookmark bookmark(OrdersRecord order) {
        return new Bookmark(order.getPlacedAt(), order.getId());
    }
}
