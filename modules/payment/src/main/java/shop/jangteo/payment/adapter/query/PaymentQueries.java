package shop.jangteo.payment.adapter.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static shop.jangteo.payment.adapter.jooq.Tables.CASH_RECEIPTS;
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
import org.jooq.Record;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.adapter.query.PaymentView.CashReceiptView;
import shop.jangteo.payment.adapter.query.PaymentView.RefundView;
import shop.jangteo.payment.adapter.query.PaymentView.VirtualAccountView;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.RefundStatus;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The read side: payments for their buyers and the operator. A page costs three statements. */
@Component
@Transactional(readOnly = true)
public class PaymentQueries {

    private static final Map<String, Field<?>> SORTABLE =
            Map.of("startedAt", PAYMENTS.STARTED_AT, "amount", PAYMENTS.AMOUNT);

    private static final TypeReference<Map<String, Object>> CHECKOUT = new TypeReference<>() {};

    /** Something was taken wrongly and has yet to go back. */
    private static final Field<Boolean> KEPT_WRONGLY = field(exists(selectOne()
                    .from(PAYMENT_MISMATCHES)
                    .where(PAYMENT_MISMATCHES.PAYMENT_ID.eq(PAYMENTS.ID), PAYMENT_MISMATCHES.STATUS.eq("TO_RETURN"))))
            .as("kept_wrongly");

    private final DSLContext db;
    private final JsonMapper json;
    private final PersonalData personalData;

    PaymentQueries(DSLContext db, JsonMapper json, PersonalData personalData) {
        this.db = db;
        this.json = json;
        this.personalData = personalData;
    }

    /** @throws NotFound when there is none for this actor */
    public PaymentView payment(UUID paymentId, Actor actor) {
        return views(
                        PAYMENTS.ID.eq(paymentId).and(visibleTo(actor, PAYMENTS.ORDER_ID, PAYMENTS.BUYER_ID)),
                        List.of(PAYMENTS.ID.asc()),
                        0,
                        1,
                        actor)
                .stream()
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
                visibleTo(actor, PAYABLE_ORDERS.ORDER_ID, PAYABLE_ORDERS.BUYER_ID));
        if (!visible) {
            throw new NotFound("order");
        }
        return page(PAYMENTS.ORDER_ID.eq(orderId), paging, actor);
    }

    /** A member's payments, the latest first. */
    public Page<PaymentView> ofMember(UUID memberId, @Nullable PaymentStatus status, Actor actor, Paging paging) {
        return page(
                PAYMENTS.BUYER_ID.eq(memberId).and(status == null ? noCondition() : PAYMENTS.STATUS.eq(status.name())),
                paging,
                actor);
    }

    /** As {@link Actor#mayActForOrder}. */
    private static Condition visibleTo(Actor actor, Field<UUID> order, Field<UUID> buyer) {
        if (actor.isOperator()) {
            return noCondition();
        }
        Condition own = buyer.eq(actor.memberId());
        return actor.isGuest() ? own.or(order.eq(actor.memberId())) : own;
    }

    private Page<PaymentView> page(Condition condition, Paging paging, Actor actor) {
        var order = paging.orderBy(SORTABLE, PAYMENTS.STARTED_AT.desc(), PAYMENTS.ID.desc());
        return Page.of(
                views(condition, order, paging.offset(), paging.size(), actor),
                paging,
                db.fetchCount(PAYMENTS, condition));
    }

    private List<PaymentView> views(
            Condition condition, List<? extends SortField<?>> order, int offset, int limit, Actor actor) {
        var rows = db.select(
                        PAYMENTS.asterisk(),
                        PAYABLE_ORDERS.ORDER_NUMBER,
                        KEPT_WRONGLY,
                        CASH_RECEIPTS.RECEIPT_USE,
                        CASH_RECEIPTS.STATED_AMOUNT,
                        CASH_RECEIPTS.PROVIDER_KEY,
                        CASH_RECEIPTS.URL,
                        CASH_RECEIPTS.LAST_PROBLEM)
                .from(PAYMENTS)
                .join(PAYABLE_ORDERS)
                .on(PAYABLE_ORDERS.ORDER_ID.eq(PAYMENTS.ORDER_ID))
                .leftJoin(CASH_RECEIPTS)
                .on(CASH_RECEIPTS.PAYMENT_ID.eq(PAYMENTS.ID))
                .where(condition)
                .orderBy(order)
                .limit(offset, limit)
                .fetch();
        Map<UUID, List<RefundView>> refunds = refunds(rows.getValues(PAYMENTS.ID), actor);
        return rows.map(row -> view(row, refunds.getOrDefault(row.get(PAYMENTS.ID), List.of()), actor));
    }

    private PaymentView view(Record row, List<RefundView> refunds, Actor actor) {
        String checkout = row.get(PAYMENTS.CHECKOUT);
        String account = row.get(PAYMENTS.ACCOUNT_NUMBER);
        String holder = row.get(PAYMENTS.ACCOUNT_HOLDER);
        boolean deposited = account != null || row.get(PAYMENTS.METHOD).equals(PaymentMethod.VIRTUAL_ACCOUNT.name());
        boolean waits = row.get(KEPT_WRONGLY)
                || refunds.stream()
                        .map(refund -> RefundStatus.valueOf(refund.status()))
                        .anyMatch(status -> status == RefundStatus.REQUESTED || status == RefundStatus.FAILED);
        return new PaymentView(
                row.get(PAYMENTS.ID),
                row.get(PAYMENTS.ORDER_ID),
                row.get(PAYMENTS.PURPOSE),
                row.get(PAYABLE_ORDERS.ORDER_NUMBER),
                Money.won(row.get(PAYMENTS.AMOUNT)),
                row.get(PAYMENTS.METHOD),
                row.get(PAYMENTS.STATUS),
                row.get(PAYMENTS.FAILURE_MESSAGE),
                row.get(PAYMENTS.RECEIPT_URL),
                Money.won(row.get(PAYMENTS.REFUNDED_AMOUNT)),
                row.get(PAYMENTS.STARTED_AT),
                row.get(PAYMENTS.CAPTURED_AT),
                checkout == null ? null : json.readValue(checkout, CHECKOUT),
                account == null
                        ? null
                        : new VirtualAccountView(
                                row.get(PAYMENTS.ACCOUNT_BANK),
                                account,
                                holder == null ? null : personalData.open(holder),
                                row.get(PAYMENTS.ACCOUNT_DUE_AT)),
                waits && deposited && row.get(PAYMENTS.REFUND_ACCOUNT) == null,
                receipt(row, actor),
                refunds);
    }

    private static @Nullable CashReceiptView receipt(Record row, Actor actor) {
        String use = row.get(CASH_RECEIPTS.RECEIPT_USE);
        if (use == null) {
            return null;
        }
        Money stated = Money.won(row.get(CASH_RECEIPTS.STATED_AMOUNT));
        String unissued = row.get(CASH_RECEIPTS.PROVIDER_KEY) == null ? "REQUESTED" : "CANCELLED";
        return new CashReceiptView(
                use,
                stated.isZero() ? unissued : "ISSUED",
                stated,
                row.get(CASH_RECEIPTS.URL),
                actor.isOperator() ? row.get(CASH_RECEIPTS.LAST_PROBLEM) : null);
    }

    private Map<UUID, List<RefundView>> refunds(List<UUID> paymentIds, Actor actor) {
        var at = coalesce(REFUNDS.DONE_AT, REFUNDS.REQUESTED_AT);
        return db
                .select(REFUNDS.asterisk(), at)
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
                                        row.get(at),
                                        actor.isOperator() ? row.get(REFUNDS.NEXT_ATTEMPT_AT) : null,
                                        actor.isOperator() ? row.get(REFUNDS.LAST_PROBLEM) : null),
                                toList())));
    }
}
