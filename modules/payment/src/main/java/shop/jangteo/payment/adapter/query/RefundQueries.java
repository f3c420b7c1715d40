package shop.jangteo.payment.adapter.query;

import static org.jooq.impl.DSL.noCondition;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYABLE_ORDERS;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENTS;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENT_MISMATCHES;
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
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.domain.RefundStatus;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/** The operator's read side: what has to go back, and what doesn't fit. A page costs two statements. */
@Component
@Transactional(readOnly = true)
public class RefundQueries {

    private static final Map<String, Field<?>> SORTABLE =
            Map.of("requestedAt", REFUNDS.REQUESTED_AT, "amount", REFUNDS.AMOUNT);

    private final DSLContext db;

    RefundQueries(DSLContext db) {
        this.db = db;
    }

    public Page<RefundView> refunds(@Nullable RefundStatus status, Paging paging) {
        Condition condition = status == null ? noCondition() : REFUNDS.STATUS.eq(status.name());
        var order = paging.orderBy(SORTABLE, REFUNDS.REQUESTED_AT.desc(), REFUNDS.ID.desc());
        return Page.of(
                views(condition, order, paging.offset(), paging.size()), paging, db.fetchCount(REFUNDS, condition));
    }

    /** @throws NotFound when there is none */
    public RefundView refund(UUID refundId) {
        return views(REFUNDS.ID.eq(refundId), List.of(REFUNDS.ID.asc()), 0, 1).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("refund"));
    }

    public Page<MismatchView> mismatches(Paging paging) {
        var order = paging.orderBy(
                Map.of("foundAt", PAYMENT_MISMATCHES.FOUND_AT),
                PAYMENT_MISMATCHES.FOUND_AT.desc(),
                PAYMENT_MISMATCHES.ID.desc());
        List<MismatchView> found = db.selectFrom(PAYMENT_MISMATCHES)
                .orderBy(order)
                .limit(paging.offset(), paging.size())
                .fetch(row -> new MismatchView(
                        row.getId(),
                        row.getPaymentId(),
                        row.getKind(),
                        row.getExpected(),
                        row.getActual(),
                        row.getFoundAt(),
                        row.getStatus(),
                        row.getAmount() == null ? null : Money.won(row.getAmount()),
                        row.getLastProblem()));
        return Page.of(found, paging, db.fetchCount(PAYMENT_MISMATCHES));
    }

    private List<RefundView> views(Condition condition, List<? extends SortField<?>> order, int offset, int limit) {
        return db.select(REFUNDS.asterisk(), PAYMENTS.ORDER_ID, PAYABLE_ORDERS.ORDER_NUMBER)
                .from(REFUNDS)
                .join(PAYMENTS)
                .on(PAYMENTS.ID.eq(REFUNDS.PAYMENT_ID))
                .join(PAYABLE_ORDERS)
                .on(PAYABLE_ORDERS.ORDER_ID.eq(PAYMENTS.ORDER_ID))
                .where(condition)
                .orderBy(order)
                .limit(offset, limit)
                .fetch(row -> new RefundView(
                        row.get(REFUNDS.ID),
                        row.get(REFUNDS.PAYMENT_ID),
                        row.get(PAYMENTS.ORDER_ID),
                        row.get(PAYABLE_ORDERS.ORDER_NUMBER),
                        Money.won(row.get(REFUNDS.AMOUNT)),
                        row.get(REFUNDS.CAUSE),
                        row.get(REFUNDS.REASON),
                        row.get(REFUNDS.STATUS),
                        row.get(REFUNDS.REQUESTED_AT),
                        row.get(REFUNDS.ATTEMPTS),
                        row.get(REFUNDS.NEXT_ATTEMPT_AT),
                        row.get(REFUNDS.LAST_PROBLEM),
                        row.get(REFUNDS.DONE_AT)));
    }
}
