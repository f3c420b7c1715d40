package shop.jangteo.support.adapter.out.persistence;

import static shop.jangteo.support.adapter.jooq.Tables.DAILY_FIGURES;
import static shop.jangteo.support.adapter.jooq.Tables.ORDER_STATES;

import java.time.LocalDate;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.support.domain.figures.Figures;
import shop.jangteo.support.domain.figures.OrderProgress;
import shop.jangteo.support.domain.figures.Tally;

@Repository
class JooqFigures implements Figures {

    private final DSLContext dsl;

    JooqFigures(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void add(LocalDate day, Tally tally) {
        dsl.insertInto(DAILY_FIGURES)
                .set(DAILY_FIGURES.ON_DAY, day)
                .set(DAILY_FIGURES.SALES_AMOUNT, tally.sales().won())
                .set(DAILY_FIGURES.SALES_ORDERS, tally.orders())
                .set(DAILY_FIGURES.NEW_MEMBERS, tally.newMembers())
                .set(DAILY_FIGURES.CANCELLATIONS, tally.cancellations())
                .set(DAILY_FIGURES.REFUND_AMOUNT, tally.refunds().won())
                .onDuplicateKeyUpdate()
                .set(
                        DAILY_FIGURES.SALES_AMOUNT,
                        DAILY_FIGURES.SALES_AMOUNT.plus(tally.sales().won()))
                .set(DAILY_FIGURES.SALES_ORDERS, DAILY_FIGURES.SALES_ORDERS.plus(tally.orders()))
                .set(DAILY_FIGURES.NEW_MEMBERS, DAILY_FIGURES.NEW_MEMBERS.plus(tally.newMembers()))
                .set(DAILY_FIGURES.CANCELLATIONS, DAILY_FIGURES.CANCELLATIONS.plus(tally.cancellations()))
                .set(
                        DAILY_FIGURES.REFUND_AMOUNT,
                        DAILY_FIGURES.REFUND_AMOUNT.plus(tally.refunds().won()))
                .execute();
    }

    /** The insert locks the row that is there, too: two states of one order told at once wait for each other. */
    @Override
    public void follow(UUID orderId, OrderProgress progress) {
        dsl.insertInto(ORDER_STATES)
                .set(ORDER_STATES.ORDER_ID, orderId)
                .set(ORDER_STATES.STATUS, progress.status())
                .set(ORDER_STATES.CHANGED_AT, progress.at())
                .onDuplicateKeyUpdate()
                .set(ORDER_STATES.ORDER_ID, ORDER_STATES.ORDER_ID)
                .execute();
        OrderProgress known = dsl.selectFrom(ORDER_STATES)
                .where(ORDER_STATES.ORDER_ID.eq(orderId))
                .forUpdate()
                .fetchSingle(row -> new OrderProgress(row.getStatus(), row.getChangedAt()));
        if (progress.supersedes(known)) {
            dsl.update(ORDER_STATES)
                    .set(ORDER_STATES.STATUS, progress.status())
                    .set(ORDER_STATES.CHANGED_AT, progress.at())
                    .where(ORDER_STATES.ORDER_ID.eq(orderId))
                    .execute();
        }
    }
}
