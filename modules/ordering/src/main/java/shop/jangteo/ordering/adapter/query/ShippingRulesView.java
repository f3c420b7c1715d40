package shop.jangteo.ordering.adapter.query;

import java.util.List;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.order.ShippingRules;

/**
 * What delivery costs; amounts in won.
 *
 * @param freeFrom goods for this much are delivered without the base fee; a zone's surcharge stays
 */
public record ShippingRulesView(
        Money baseFee, Money freeFrom, Money minimumOrderAmount, List<ZoneView> zones, long version) {

    /** All postal codes from one to another, both included. */
    public record ZoneView(String name, String fromPostalCode, String toPostalCode, Money surcharge) {}

    public static ShippingRulesView of(ShippingRules rules) {
        return new ShippingRulesView(
                rules.baseFee(),
                rules.freeFrom(),
                rules.minimumOrderAmount(),
                rules.zones().stream()
                        .map(zone ->
                                new ZoneView(zone.name(), zone.fromPostalCode(), zone.toPostalCode(), zone.surcharge()))
                        .toList(),
                rules.version());
    }
}
