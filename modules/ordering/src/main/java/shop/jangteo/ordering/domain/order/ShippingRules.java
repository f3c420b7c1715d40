package shop.jangteo.ordering.domain.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.InvalidField.Violation;
import shop.jangteo.kernel.Money;

/**
 * What delivery costs, edited by operators (OR-5): a fee for each order, waived once the goods come to {@code freeFrom},
 * and a surcharge by postal code, which never is.
 *
 * @param minimumOrderAmount of the goods before discounts and delivery
 * @param zones places with a surcharge; no two of them have a postal code in common
 * @param version 0 before they are stored; newer rules have a larger one
 */
public record ShippingRules(Money baseFee, Money freeFrom, Money minimumOrderAmount, List<Zone> zones, long version) {

    /** All postal codes from one to another, both included. */
    public record Zone(String name, String fromPostalCode, String toPostalCode, Money surcharge) {

        private boolean contains(String postalCode) {
            return fromPostalCode.compareTo(postalCode) <= 0 && toPostalCode.compareTo(postalCode) >= 0;
        }
    }

    public ShippingRules {
        zones = List.copyOf(zones);
    }

    /** Terms for a place without surcharge. */
    public ShippingTerms terms() {
        return new ShippingTerms(baseFee, freeFrom, Money.ZERO);
    }

    public ShippingTerms termsFor(String postalCode) {
        Money surcharge = zones.stream()
                .filter(zone -> zone.contains(postalCode))
                .map(Zone::surcharge)
                .findAny()
                .orElse(Money.ZERO);
        return new ShippingTerms(baseFee, freeFrom, surcharge);
    }

    /**
     * The rules that follow these.
     *
     * @param seenVersion of the rules that whoever changes them has seen
     * @throws ConcurrentChange when those aren't these
     * @throws InvalidField when a zone ends before it begins or has postal codes of another one
     */
    public ShippingRules changedTo(
            Money newBaseFee, Money newFreeFrom, Money newMinimumOrderAmount, List<Zone> newZones, long seenVersion) {
        if (seenVersion != version) {
            throw new ConcurrentChange(seenVersion, version);
        }
        requireApart(newZones);
        return new ShippingRules(newBaseFee, newFreeFrom, newMinimumOrderAmount, newZones, version + 1);
    }

    private static void requireApart(List<Zone> zones) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < zones.size(); i++) {
            if (zones.get(i).fromPostalCode().compareTo(zones.get(i).toPostalCode()) > 0) {
                violations.add(new Violation("zones[" + i + "].toPostalCode", "POSTAL_CODE_RANGE"));
            }
        }
        List<Integer> inOrder = IntStream.range(0, zones.size())
                .boxed()
                .sorted(Comparator.comparing(i -> zones.get(i).fromPostalCode()))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            Zone zone = zones.get(inOrder.get(i));
            if (zones.get(inOrder.get(i - 1)).contains(zone.fromPostalCode())) {
                violations.add(new Violation("zones[" + inOrder.get(i) + "].fromPostalCode", "POSTAL_CODE_TWICE"));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidField(violations);
        }
    }
}
