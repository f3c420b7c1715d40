package shop.jangteo.support.adapter.query;

import static org.jooq.impl.DSL.count;
import static shop.jangteo.support.adapter.jooq.Tables.DAILY_FIGURES;
import static shop.jangteo.support.adapter.jooq.Tables.ORDER_STATES;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Money;
import shop.jangteo.support.adapter.query.DashboardView.Day;
import shop.jangteo.support.adapter.query.DashboardView.Refunds;
import shop.jangteo.support.adapter.query.DashboardView.Sales;
import shop.jangteo.support.domain.BusinessDay;
import shop.jangteo.support.domain.figures.OrderProgress;

/** The operator's figures as they are read. */
@Component
@Transactional(readOnly = true)
public class DashboardQueries {

    private final DSLContext dsl;
    private final Clock clock;

    DashboardQueries(DSLContext dsl, Clock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    public DashboardView today() {
        LocalDate today = BusinessDay.of(clock.instant());
        LocalDate yesterday = today.minusDays(1);
        Map<LocalDate, Day> days = dsl.selectFrom(DAILY_FIGURES)
                .where(DAILY_FIGURES.ON_DAY.in(yesterday, today))
                .fetchMap(
                        DAILY_FIGURES.ON_DAY,
                        row -> new Day(
                                row.getOnDay(),
                                new Sales(Money.won(row.getSalesAmount()), row.getSalesOrders()),
                                row.getNewMembers(),
                                row.getCancellations(),
                                new Refunds(Money.won(row.getRefundAmount()))));
        Day now = days.getOrDefault(today, quiet(today));
        return new DashboardView(
                today,
                now.sales(),
                ordersByStatus(today),
                now.newMembers(),
                now.cancellations(),
                now.refunds(),
                days.getOrDefault(yesterday, quiet(yesterday)));
    }

    private Map<String, Integer> ordersByStatus(LocalDate today) {
        Map<String, Integer> orders = new LinkedHashMap<>();
        OrderProgress.STATES.forEach(state -> orders.put(state, 0));
        dsl.select(ORDER_STATES.STATUS, count())
                .from(ORDER_STATES)
                .where(ORDER_STATES.STATUS.notIn(OrderProgress.FINAL))
                .or(ORDER_STATES
                        .STATUS
                        .in(OrderProgress.FINAL)
                        .and(ORDER_STATES.CHANGED_AT.ge(BusinessDay.startOf(today))))
                .groupBy(ORDER_STATES.STATUS)
                .forEach(row -> orders.put(row.value1(), row.value2()));
        return orders;
    }

    private static Day quiet(LocalDate day) {
        return new Day(day, new Sales(Money.ZERO, 0), 0, 0, new Refunds(Money.ZERO));
    }
}
