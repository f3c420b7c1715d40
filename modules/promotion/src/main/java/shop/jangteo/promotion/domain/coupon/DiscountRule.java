package shop.jangteo.promotion.domain.coupon;

import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/** How much comes off an amount: never more than the amount. */
public sealed interface DiscountRule {

    Money off(Money amount);

    /** @param value more than zero */
    record FixedAmount(Money value) implements DiscountRule {
        @Override
        public Money off(Money amount) {
            return value.min(amount);
        }
    }

    /**
     * @param percent 1 to 100; fractions of a won stay with the shop
     * @param cap most that comes off, null for no limit
     */
    record Percentage(int percent, @Nullable Money cap) implements DiscountRule {
        @Override
        public Money off(Money amount) {
            Money share = amount.percentRoundedDown(percent);
            return cap == null ? share : share.min(cap);
        }
    }
}
