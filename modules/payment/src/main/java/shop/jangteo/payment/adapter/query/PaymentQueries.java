package shop.jangteo.payment.adapter.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYABLE_ORDERS;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENTS;
import static shop.jangteo.payment.adapter.jooq.Tables.REFUNDS;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.adapter.query.PaymentView.RefundView;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/** The read side: payments for their buyers and the operator. A page costs three statements. */
@Component
@Transactional(readOnly = true)
public class PaymentQueries {

    private static final Map<String, Field<?>> SORTABLE =
            Map.of("startedAt", PAYMENTS.STARTED_AT, "amount", PAYMENTS.AMOUNT);

    private final DSLContext db;

    PaymentQueries(DSLContext db) {
        this.db = db;
    }

    /** @throws NotFound when there is none for this actor */
    public PaymentView payment(UUID paymentId, Actor actor) {
        return views(PAYMENTS.ID.eq(paymentId).and(visibleTo(actor)), List.of(PAYMENTS.ID.asc()), 0, 1).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("payment"));
    }

    /**
     * All attempts to pay an order.
     *
     * @throws NotFound when there is no such order for this actor
     */
    public Page<PaymentView> ofOrder(UUID orderId, Actor actor, Paging paging) {
        boolean visible = db.fetchExists(
                PAYABLE_ORDERS,
                PAYABLE_ORDERS.ORDER_ID.eq(orderId),
                actor.isOperator() ? noCondition() : PAYABLE_ORDERS.BUYER_ID.eq(actor.memberId()));
        if (!visible) {
            throw new NotFound("order");
        }
        return page(PAYMENTS.ORDER_ID.eq(orderId), paging);
    }

    /** A member's payments, the latest first. */
    public Page<PaymentView> ofMember(UUID memberId, @Nullable PaymentStatus status, Paging paging) {
        return page(
                PAYMENTS.BUYER_ID.eq(memberId).and(status == null ? noCondition() : PAYMENTS.STATUS.eq(status.name())),
                paging);
    }

    private static Condition visibleTo(Actor actor) {
        return actor.isOperator() ? noCondition() : PAYMENTS.BUYER_ID.eq(actor.memberId());
    }

    private Page<PaymentView> page(Condition condition, Paging paging) {
        var order = paging.orderBy(SORTABLE, PAYMENTS.STARTED_AT.desc(), PAYMENTS.ID.desc());
        return Page.of(
                views(condition, order, paging.offset(), paging.size()), paging, db.fetchCount(PAYMENTS, condition));
    }

    private List<PaymentView> views(Condition condition, List<? extends SortField<?>> order, int offset, int limit) {
        var rows = db.select(
                        PAYMENTS.ID,
                        PAYMENTS.ORDER_ID,
                        PAYABLE_ORDERS.ORDER_NUMBER,
                        PAYMENTS.AMOUNT,
                        PAYMENTS.METHOD,
                        PAYMENTS.STATUS,
                        PAYMENTS.FAILURE_MESSAGE,
                        PAYMENTS.RECEIPT_URL,
                        PAYMENTS.REFUNDED_AMOUNT,
                        PAYMENTS.STARTED_AT,
                        PAYMENTS.CAPTURED_AT)
                .from(PAYMENTS)
                .join(PAYABLE_ORDERS)
                .on(PAYABLE_ORDERS.ORDER_ID.eq(PAYMENTS.ORDER_ID))
                .where(condition)
                .orderBy(order)
                .limit(offset, limit)
                .fetch();
        Map<UUID, List<RefundView>> refunds = refunds(rows.getValues(PAYMENTS.ID));
        return rows.map(row -> new PaymentView(
                row.get(PAYMENTS.ID),
                row.get(PAYMENTS.ORDER_ID),
                row.get(PAYABLE_ORDERS.ORDER_NUMBER),
                Money.won(row.get(PAYMENTS.AMOUNT)),
                row.get(PAYMENTS.METHOD),
                row.get(PAYMENTS.STATUS),
                row.get(PAYMENTS.FAILURE_MESSAGE),
                row.get(PAYMENTS.RECEIPT_URL),
                Money.won(row.get(PAYMENTS.REFUNDED_AMOUNT)),
                row.get(PAYMENTS.STARTED_AT),
                row.get(PAYMENTS.CAPTURED_AT),
                refunds.getOrDefault(row.get(PAYMENTS.ID), List.of())));
    }

    private Map<UUID, List<RefundView>> refunds(List<UUID> paymentIds) {
        var at = coalesce(REFUNDS.DONE_AT, REFUNDS.REQUESTED_AT);
        return db
                .select(REFUNDS.PAYMENT_ID, REFUNDS.ID, REFUNDS.AMOUNT, REFUNDS.REASON, REFUNDS.STATUS, at)
                .from(REFUNDS)
                .where(REFUNDS.PAYMENT_ID.in(paymentIds))
                .orderBy(REFUNDS.REQUESTED_AT, REFUNDS.ID)
                .fetch()
                .stream()
                .collect(groupingBy(
                        row -> row.get(REFUNDS.PAYMENT_ID),
                        mapping(
                                row -> new RefundView(
                                        row.get(REFUNDS.ID),
                                        Money.won(row.get(REFUNDS.AMOUNT)),
                                        row.get(REFUNDS.REASON),
                                        row.get(REFUNDS.STATUS),
                                        row.get(at)),
                                toList())));
    }
}
