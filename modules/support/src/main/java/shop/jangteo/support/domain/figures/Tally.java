package shop.jangteo.support.domain.figures;

import shop.jangteo.kernel.Money;

/**
 * What one event adds to the figures of its day.
 *
 * @param sales what was paid
 * @param orders number of paid orders
 * @param cancellations orders cancelled by somebody; one that expired unpaid never was a sale and isn't counted
 */
public record Tally(Money sales, int orders, int newMembers, int cancellations, Money refunds) {

    public static Tally sale(Money amount) {
        return new Tally(amount, 1, 0, 0, Money.ZERO);
    }

    public static Tally newMember() {
        return new Tally(Money.ZERO, 0, 1, 0, Money.ZERO);
    }

    public static Tally cancellation() {
        return new Tally(Money.ZERO, 0, 0, 1, Money.ZERO);
    }

    public static Tally refund(Money amount) {
        return new Tally(Money.ZERO, 0, 0, 0, amount);
    }
}
