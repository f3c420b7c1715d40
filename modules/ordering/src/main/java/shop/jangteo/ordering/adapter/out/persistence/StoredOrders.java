package shop.jangteo.ordering.adapter.out.persistence;

import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_DISCOUNTS;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_DISCOUNT_SHARES;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_LINES;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.adapter.jooq.tables.records.OrdersRecord;
import shop.jangteo.ordering.domain.order.AppliedDiscount;
import shop.jangteo.ordering.domain.order.Bill;
import shop.jangteo.ordering.domain.order.Hold;
import shop.jangteo.ordering.domain.order.Mark;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.OrderLine;
import shop.jangteo.ordering.domain.order.OrderNumber;
import shop.jangteo.ordering.domain.order.OrderPayment;
import shop.jangteo.ordering.domain.order.OrderSnapshot;
import shop.jangteo.ordering.domain.order.OrderStatus;
import shop.jangteo.ordering.domain.order.PaymentMethod;
import shop.jangteo.ordering.domain.order.ShippingTerms;

/** Orders as they are made of their rows again. */
@Component
class StoredOrders {

    private final DSLContext sql;
    private final StoredForms forms;

    StoredOrders(DSLContext sql, StoredForms forms) {
        this.sql = sql;
        this.forms = forms;
    }

    Order of(OrdersRecord row) {
        var id = new OrderId(row.getId());
        var content = new StoredLines();
        sql.select(ORDER_LINES.fields())
                .select(
                        ORDER_DISCOUNTS.POSITION,
                        ORDER_DISCOUNTS.SOURCE,
                        ORDER_DISCOUNTS.SOURCE_ID,
                        ORDER_DISCOUNTS.NAME,
                        ORDER_DISCOUNT_SHARES.AMOUNT)
                .from(ORDER_LINES)
                .leftJoin(ORDER_DISCOUNT_SHARES)
                .on(ORDER_DISCOUNT_SHARES.LINE_ID.eq(ORDER_LINES.ID))
                .leftJoin(ORDER_DISCOUNTS)
                .on(ORDER_DISCOUNTS.ORDER_ID.eq(ORDER_DISCOUNT_SHARES.ORDER_ID))
                .and(ORDER_DISCOUNTS.POSITION.eq(ORDER_DISCOUNT_SHARES.POSITION))
                .where(ORDER_LINES.ORDER_ID.eq(id.value()))
                .orderBy(ORDER_LINES.LINE_NO)
                .forEach(content::add);
        return Order.restored(new OrderSnapshot(
                id,
                new OrderNumber(row.getOrderNumber()),
                row.getBuyerId(),
                row.getSealedGuest() == null ? null : forms.openGuest(row.getSealedGuest()),
                row.getRequestContent() == null ? null : new Mark(row.getRequestKey(), row.getRequestContent()),
                OrderStatus.valueOf(row.getStatus()),
                new Bill(
                        content.lines(),
                        content.discounts(),
                        new ShippingTerms(
                                Money.won(row.getShippingBaseFee()),
                                Money.won(row.getFreeShippingFrom()),
                                Money.won(row.getShippingSurcharge())),
                        Money.won(row.getShippingFee())),
                PaymentMethod.valueOf(row.getPaymentMethod()),
                forms.open(row.getSealedAddress()),
                row.getPlacedAt(),
                row.getExpiresAt(),
                new OrderPayment(
                        row.getPaymentId(),
                        Money.won(row.getCancelledRefunds()),
                        Money.won(row.getDirectRefunds()),
                        Money.won(row.getRefundedAmount())),
                row.getHoldReason() == null ? null : new Hold(row.getHoldReason(), row.getHeldUntil()),
                row.getSteps(),
                row.getVersion()));
    }

    /** Puts rows of lines, one for each discount on a line, together. */
    private final class StoredLines {

        private final Map<UUID, OrderLine> lines = new LinkedHashMap<>();
        private final SortedMap<Integer, AppliedDiscount> discounts = new TreeMap<>();

        private void add(Record row) {
            UUID lineId = row.get(ORDER_LINES.ID);
            lines.computeIfAbsent(
                    lineId,
                    id -> new OrderLine(
                            id,
                            row.get(ORDER_LINES.VARIANT_ID),
                            row.get(ORDER_LINES.PRODUCT_ID),
                            row.get(ORDER_LINES.BRAND_ID),
                            row.get(ORDER_LINES.PRODUCT_NAME),
                            forms.readOptions(row.get(ORDER_LINES.OPTIONS_JSON)),
                            Money.won(row.get(ORDER_LINES.UNIT_PRICE)),
                            Quantity.of(row.get(ORDER_LINES.QUANTITY)),
                            row.get(ORDER_LINES.CANCELLED_QUANTITY),
                            Money.won(row.get(ORDER_LINES.DISCOUNT)),
                            Money.won(row.get(ORDER_LINES.POINTS))));
            Integer position = row.get(ORDER_DISCOUNTS.POSITION);
            if (position != null) {
                Map<UUID, Money> share = Map.of(lineId, Money.won(row.get(ORDER_DISCOUNT_SHARES.AMOUNT)));
                discounts.merge(
                        position,
                        new AppliedDiscount(
                                row.get(ORDER_DISCOUNTS.SOURCE),
                                row.get(ORDER_DISCOUNTS.SOURCE_ID),
                                row.get(ORDER_DISCOUNTS.NAME),
                                share),
                        AppliedDiscount::and);
            }
        }

        private List<OrderLine> lines() {
            return List.copyOf(lines.values());
        }

        private List<AppliedDiscount> discounts() {
            return List.copyOf(discounts.values());
        }
    }
}
