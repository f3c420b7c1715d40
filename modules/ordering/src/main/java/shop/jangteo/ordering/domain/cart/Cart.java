package shop.jangteo.ordering.domain.cart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock.Shortage;
import shop.jangteo.ordering.domain.OrderingRuleBroken.ItemInPayment;
import shop.jangteo.ordering.domain.cart.CartLine.InPayment;
import shop.jangteo.ordering.domain.cart.NotMerged.Reason;
import shop.jangteo.ordering.domain.offer.Offer;

/**
 * What a member or a guest has set aside to buy: at most one line for each variant, in the order they were put in. A line
 * that is in an order awaiting its payment stays, and can't be changed until the order is paid or has ended (OR-2).
 */
public final class Cart {

    private final UUID ownerId;
    private final Map<UUID, CartLine> before;
    private final Map<UUID, CartLine> lines = new LinkedHashMap<>();

    private Cart(UUID ownerId, Collection<CartLine> lines) {
        this.ownerId = ownerId;
        lines.forEach(line -> this.lines.put(line.variantId(), line));
        this.before = Map.copyOf(this.lines);
    }

    /** The cart as it was stored. */
    public static Cart of(UUID ownerId, Collection<CartLine> lines) {
        return new Cart(ownerId, lines);
    }

    public UUID ownerId() {
        return ownerId;
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
     * @throws ItemInPayment when the line is in an order that awaits its payment
     * @throws InvalidField when it isn't sold, or the line or the cart would grow too large
     */
    public void add(Offer offer, Quantity quantity, CartPolicy policy, Instant now) {
        CartLine present = changeable(offer.variantId());
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
     * @throws ItemInPayment when it is in an order that awaits its payment
     */
    public void change(Offer offer, Quantity quantity, CartPolicy policy) {
        CartLine present = changeable(offer.variantId());
        if (present == null) {
            throw new NotFound("cartItem");
        }
        put(offer, quantity, policy, present.addedAt());
    }

    /**
     * Takes a line out; one that isn't in is no matter.
     *
     * @throws ItemInPayment when it is in an order that awaits its payment
     */
    public void remove(UUID variantId) {
        if (changeable(variantId) != null) {
            lines.remove(variantId);
        }
    }

    /**
     * The lines that are to be ordered; those of an order that awaits its payment are passed over unless they are named.
     *
     * @param variantIds null for all
     * @throws ItemInPayment when one that is named, or every line, is in an order that awaits its payment
     */
    public List<CartLine> toOrder(@Nullable Collection<UUID> variantIds) {
        if (variantIds != null) {
            return lines.values().stream()
                    .filter(line -> variantIds.contains(line.variantId()))
                    .map(Cart::requireChangeable)
                    .toList();
        }
        List<CartLine> free =
                lines.values().stream().filter(line -> line.inPayment() == null).toList();
        if (free.isEmpty()) {
            lines.values().forEach(Cart::requireChangeable);
        }
        return free;
    }

    /** A line was ordered: it stays as it is until that order is paid or has ended. */
    public void ordered(UUID variantId, InPayment order) {
        CartLine line = lines.get(variantId);
        if (line != null) {
            lines.put(variantId, with(line, line.quantity(), order));
        }
    }

    /**
     * Takes over what a guest had set aside before logging in. Quantities are summed, as far as the stock and the limits
     * of a cart go.
     *
     * @param offers what is sold, by variant
     * @return what stayed out
     */
    public List<NotMerged> takeOver(Cart guest, Map<UUID, Offer> offers, CartPolicy policy) {
        List<NotMerged> notMerged = new ArrayList<>();
        for (CartLine wanted : guest.lines()) {
            CartLine present = lines.get(wanted.variantId());
            Offer offer = offers.get(wanted.variantId());
            if (wanted.inPayment() != null || (present != null && present.inPayment() != null)) {
                notMerged.add(leftOut(wanted, 0, Reason.ITEM_IN_PAYMENT));
            } else if (offer == null || !offer.onSale()) {
                notMerged.add(leftOut(wanted, 0, Reason.NOT_ON_SALE));
            } else if (present == null && lines.size() >= policy.mostLines()) {
                notMerged.add(leftOut(wanted, 0, Reason.CART_FULL));
            } else {
                int had = present == null ? 0 : present.quantity().value();
                int sum = Math.min(had + wanted.quantity().value(), policy.mostPerLine());
                int possible = Math.max(had, offer.atMost(sum));
                if (possible > had) {
                    CartLine line = present == null ? wanted : present;
                    lines.put(line.variantId(), with(line, Quantity.of(possible), null));
                }
                if (possible - had < wanted.quantity().value()) {
                    notMerged.add(leftOut(
                            wanted,
                            possible - had,
                            possible < sum ? Reason.INSUFFICIENT_STOCK : Reason.QUANTITY_TOO_LARGE));
                }
            }
        }
        return notMerged;
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
        lines.put(offer.variantId(), new CartLine(offer.variantId(), quantity, price, addedAt, null));
    }

    private @Nullable CartLine changeable(UUID variantId) {
        CartLine line = lines.get(variantId);
        return line == null ? null : requireChangeable(line);
    }

    private static CartLine requireChangeable(CartLine line) {
        InPayment order = line.inPayment();
        if (order != null) {
            throw new ItemInPayment(line.variantId(), order.orderId().value(), order.orderNumber());
        }
        return line;
    }

    private static CartLine with(CartLine line, Quantity quantity, @Nullable InPayment order) {
        return new CartLine(line.variantId(), quantity, line.seenPrice(), line.addedAt(), order);
    }

    private static NotMerged leftOut(CartLine wanted, int taken, Reason reason) {
        return new NotMerged(wanted.variantId(), wanted.quantity().value() - taken, reason);
    }
}
