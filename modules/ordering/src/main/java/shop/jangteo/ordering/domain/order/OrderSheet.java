package shop.jangteo.ordering.domain.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.InvalidField.Violation;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock.Shortage;
import shop.jangteo.ordering.domain.offer.Offer;

/**
 * What of the wanted things is ordered, at the present price (OR-3).
 *
 * @param entries never empty
 * @param leftOut what isn't ordered, or not as many, because it can't be had
 */
public record OrderSheet(List<Entry> entries, List<Shortage> leftOut) {

    public OrderSheet(List<Entry> entries) {
        this(entries, List.of());
    }

    public record Entry(Offer offer, Quantity quantity) {}

    /** @param field what the client calls this item, for the answer when it can't be had */
    public record Wanted(UUID variantId, int quantity, String field) {}

    /**
     * Everything that is wanted. How many are left is the catalog's to say when the order is placed: what is known here
     * may be old and must not refuse what could be sold.
     *
     * @throws InvalidField naming every item that isn't sold, or of which too many are wanted
     */
    public static OrderSheet ofAll(List<Wanted> wanted, Map<UUID, Offer> offers, OrderPolicy policy) {
        List<Entry> entries = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (Wanted item : summed(wanted)) {
            Offer offer = offers.get(item.variantId());
            if (item.quantity() > policy.mostPerLine()) {
                violations.add(new Violation(item.field() + ".quantity", "QUANTITY_TOO_LARGE"));
            } else if (offer == null || !offer.onSale()) {
                violations.add(new Violation(item.field() + ".variantId", "NOT_ON_SALE"));
            } else {
                entries.add(new Entry(offer, Quantity.of(item.quantity())));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidField(violations);
        }
        return new OrderSheet(List.copyOf(entries));
    }

    /**
     * What can be had of the wanted things, as far as is known here; the rest is left out.
     *
     * @throws InsufficientStock naming everything when nothing is left at all
     */
    public static OrderSheet ofAvailable(List<Wanted> wanted, Map<UUID, Offer> offers, OrderPolicy policy) {
        List<Wanted> available = new ArrayList<>();
        List<Shortage> shortages = new ArrayList<>();
        for (Wanted item : summed(wanted)) {
            Offer offer = offers.get(item.variantId());
            int left = offer == null ? 0 : offer.atMost(item.quantity());
            if (left > 0) {
                available.add(new Wanted(item.variantId(), left, item.field()));
            }
            if (left < item.quantity()) {
                shortages.add(new Shortage(item.variantId(), item.quantity(), left));
            }
        }
        if (available.isEmpty()) {
            throw new InsufficientStock(shortages);
        }
        return new OrderSheet(ofAll(available, offers, policy).entries(), List.copyOf(shortages));
    }

    /** What of the wanted things an order that was made of them left out. */
    public static List<Shortage> leftOut(List<Wanted> wanted, List<OrderLine> ordered) {
        Map<UUID, Integer> had = new HashMap<>();
        ordered.forEach(line -> had.put(line.variantId(), line.quantity().value()));
        return summed(wanted).stream()
                .map(item -> new Shortage(item.variantId(), item.quantity(), had.getOrDefault(item.variantId(), 0)))
                .filter(shortage -> shortage.available() < shortage.requested())
                .toList();
    }

    /** The same variant twice is one line. */
    private static List<Wanted> summed(List<Wanted> wanted) {
        Map<UUID, Wanted> byVariant = new LinkedHashMap<>();
        for (Wanted item : wanted) {
            byVariant.merge(
                    item.variantId(),
                    item,
                    (first, again) -> new Wanted(
                            first.variantId(), Math.addExact(first.quantity(), again.quantity()), first.field()));
        }
        return List.copyOf(byVariant.values());
    }
}
