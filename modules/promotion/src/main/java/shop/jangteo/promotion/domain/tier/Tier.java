package shop.jangteo.promotion.domain.tier;

import java.util.List;
import shop.jangteo.kernel.Money;

/**
 * A rank of members and what it brings them (PR-6).
 *
 * @param name part of the API
 * @param from purchases that it takes
 * @param earnPercent points for a confirmed purchase, fractions dropped
 * @param coupons codes of what its members are given whenever tiers are reckoned
 */
public record Tier(String name, Money from, int earnPercent, List<String> coupons) {

    public Tier {
        if (name.isBlank() || name.length() > 40) {
            throw new IllegalArgumentException("a tier's name has 1 to 40 characters: " + name);
        }
        if (earnPercent < 0 || earnPercent > 100) {
            throw new IllegalArgumentException(name + " earns 0 to 100 %, not " + earnPercent);
        }
        coupons = List.copyOf(coupons);
    }

    public Money earnedOn(Money paidInMoney) {
        return paidInMoney.percentRoundedDown(earnPercent);
    }
}
