package shop.jangteo.ordering.adapter.out.persistence;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDERS;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import shop.jangteo.ordering.application.port.DueOrders;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.OrderStatus;

@Repository
class JooqDueOrders implements DueOrders {

    private final DSLContext sql;

    JooqDueOrders(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Due> expired(Instant now, @Nullable Due after, int most) {
        var unpaid = select(ORDERS.EXPIRES_AT, ORDERS.ID)
                .from(ORDERS)
                .where(ORDERS.STATUS.in(OrderStatus.PENDING.name(), OrderStatus.PAYMENT_FAILED.name()))
                .and(ORDERS.EXPIRES_AT.le(now));
        var held = select(ORDERS.HELD_UNTIL, ORDERS.ID)
                .from(ORDERS)
                .where(ORDERS.HELD_UNTIL.le(now))
                .and(ORDERS.STATUS.in(OrderStatus.PAID.name(), OrderStatus.PREPARING.name()));
        var due = unpaid.unionAll(held).asTable("due", "at", "id");
        Field<Instant> at = due.field("at", ORDERS.EXPIRES_AT.getDataType());
        Field<UUID> id = due.field("id", ORDERS.ID.getDataType());
        return sql.select(at, id)
                .from(due)
                .where(
                        after == null
                                ? noCondition()
                                : row(at, id).gt(after.at(), after.id().value()))
                .orderBy(at, id)
                .limit(most)
                .fetch(row -> new Due(row.value1(), new OrderId(row.value2())));
    }
}
