package shop.jangteo.promotion.domain.pricing;

import java.util.List;
import shop.jangteo.kernel.Money;

/**
 * What ordering charges for delivery everywhere: a copy of what it told.
 *
 * @param zones places with a surcharge; no two of them have a postal code in common
 * @param version a smaller one is older
 */
public record ShippingRules(Money baseFee, Money freeFrom, Money minimumOrderAmount, List<Zone> zones, long version) {

    /** All postal codes from one to another, both included. */
    public record Zone(String name, String fromPostalCode, String toPostalCode, Money surcharge) {}

    public ShippingRules {
        zones = List.copyOf(zones);
    }
}
