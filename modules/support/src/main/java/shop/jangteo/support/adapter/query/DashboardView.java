package shop.jangteo.support.adapter.query;

import java.time.LocalDate;
import java.util.Map;
import shop.jangteo.kernel.Money;

/**
 * The operator's figures of a business day (Asia/Seoul).
 *
 * @param ordersByStatus open orders by their present state, and those that were confirmed or cancelled today
 * @param cancellations orders that somebody cancelled; not those that expired unpaid
 * @param yesterday the same figures of the day before
 */
public record DashboardView(
        LocalDate date,
        Sales sales,
        Map<String, Integer> ordersByStatus,
        int newMembers,
        int cancellations,
        Refunds refunds,
        Day yesterday) {

    /** @param amount what was paid, refunds not taken off */
    public record Sales(Money amount, int orders) {}

    /** @param amount what went back */
    public record Refunds(Money amount) {}

    /** A day that is over. */
    public record Day(LocalDate date, Sales sales, int newMembers, int cancellations, Refunds refunds) {}
}
