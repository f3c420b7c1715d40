package shop.jangteo.ordering.domain.cart;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock.Shortage;
import shop.jangteo.ordering.domain.offer.Offer;

/** What a member has set aside to buy: at most one line for each variant, in the order they were put in. */
public final class Cart {

    private final UUID memberId;
    private final Map<UUID, CartLine> before;
    private final Map<UUID, CartLine> lines = new LinkedHashMap<>();

    private Cart(UUID memberId, Collection<CartLine> lines) {
        this.memberId = memberId;
        lines.forEach(line -> this.lines.put(line.variantId(), line));
        this.before = Map.copyOf(this.lines);
    }

    /** The cart as it was stored. */
    public static Cart of(UUID memberId, Collection<CartLine> lines) {
        return new Cart(memberId, lines);
    }

    public UUID memberId() {
        return memberId;
    }

    public List<CartLine> lines() {
        return List.copyOf(lines.values());
    }

    /** Lines that are new or other than when it was loaded. */
    public List<CartLine> changed() {
        return lines.values().stream()
                .filter(line -> !line.equals(before.get(line.variantId())))
                .toList();
    }

    /** Variants that were in when it was loaded and aren't any more. */
    public List<UUID> removed() {
        return before.keySet().stream()
                .filter(variant -> !lines.containsKey(variant))
                .toList();
    }

    /**
     * Puts {@code quantity} more of an offer in.
     *
     * @throws InsufficientStock when that makes more than is left
     * @throws InvalidField when it isn't sold, or the line or the cart would grow too large
     */
    public void add(Offer offer, Quantity quantity, CartPolicy policy, Instant now) {
        CartLine present = lines.get(offer.variantId());
        if (present == null && lines.size() >= policy.mostLines()) {
            throw new InvalidField("variantId", "CART_FULL");
        }
        Quantity whole = present == null ? quantity : present.quantity().plus(quantity);
        put(offer, whole, policy, present == null ? now : present.addedAt());
    }

    /**
     * Sets the quantity of a line that is in the cart.
     *
     * @throws NotFound when there is no such line
     */
    public void change(Offer offer, Quantity quantity, CartPolicy policy) {
        CartLine present = lines.get(offer.variantId());
        if (present == null) {
            throw new NotFound("cartItem");
        }
        put(offer, quantity, policy, present.addedAt());
    }

    /** Takes lines out; those that aren't in are no matter. */
    public void remove(Collection<UUID> variantIds) {
        lines.keySet().removeAll(variantIds);
    }

    private void put(Offer offer, Quantity quantity, CartPolicy policy, Instant addedAt) {
        if (!offer.onSale()) {
            throw new InvalidField("variantId", "NOT_ON_SALE");
        }
        if (quantity.value() > policy.mostPerLine()) {
            throw new InvalidField("quantity", "QUANTITY_TOO_LARGE");
        }
        int left = offer.atMost(quantity.value());
        if (left < quantity.value()) {
            throw new InsufficientStock(List.of(new Shortage(offer.variantId(), quantity.value(), left)));
        }
        Money price = offer.unitPrice();
        lines.put(offer.variantId(), new CartLine(offer.variantId(), quantity, price, addedAt));
    }
}
