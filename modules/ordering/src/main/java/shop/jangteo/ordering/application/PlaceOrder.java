package shop.jangteo.ordering.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.InvalidField.Violation;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.application.port.OrderNumbers;
import shop.jangteo.ordering.domain.OrderingRuleBroken.RequestKeyReused;
import shop.jangteo.ordering.domain.cart.Cart;
import shop.jangteo.ordering.domain.cart.CartLine;
import shop.jangteo.ordering.domain.cart.Carts;
import shop.jangteo.ordering.domain.offer.Offer;
import shop.jangteo.ordering.domain.offer.Offers;
import shop.jangteo.ordering.domain.order.AddressBook;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.OrderPolicy;
import shop.jangteo.ordering.domain.order.OrderSheet;
import shop.jangteo.ordering.domain.order.OrderSheet.Wanted;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.ordering.domain.order.PaymentMethod;
import shop.jangteo.ordering.domain.order.RequestKey;
import shop.jangteo.ordering.domain.order.ShippingAddress;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/**
 * A member buys (OR-4). In one transaction the cart is taken, the order drawn up at present prices, coupons and points
 * are taken by who owns them, the order is placed, which reserves its stock, and what was ordered leaves the cart; any
 * refusal leaves nothing behind. Locks in this order: cart, order, then the other contexts' rows.
 */
@UseCase
public class PlaceOrder {

    private final Orders orders;
    private final Carts carts;
    private final Offers offers;
    private final AddressBook addresses;
    private final OrderNumbers numbers;
    private final OrderPolicy policy;
    private final Ids ids;
    private final Clock clock;

    PlaceOrder(
            Orders orders,
            Carts carts,
            Offers offers,
            AddressBook addresses,
            OrderNumbers numbers,
            OrderPolicy policy,
            Ids ids,
            Clock clock) {
        this.orders = orders;
        this.carts = carts;
        this.offers = offers;
        this.addresses = addresses;
        this.numbers = numbers;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is bought. */
    public sealed interface Selection {

        record Items(List<Item> items) implements Selection {}

        record WholeCart() implements Selection {}

        record CartLines(List<UUID> variantIds) implements Selection {}
    }

    public record Item(UUID variantId, Quantity quantity) {}

    /** Where it goes. */
    public sealed interface Destination {

        record FromAddressBook(UUID addressId) implements Destination {}

        record New(ShippingAddress address) implements Destination {}
    }

    /**
     * @param requestKey under which a repetition finds the first order
     * @param issuedCouponIds coupons that were issued to the member
     * @param excludeUnavailable orders what can be had and leaves out the rest
     */
    public record Command(
            Actor actor,
            @Nullable RequestKey requestKey,
            Selection selection,
            Destination destination,
            PaymentMethod paymentMethod,
            List<UUID> issuedCouponIds,
            Money pointsToUse,
            boolean excludeUnavailable) {}

    /** @throws RequestKeyReused when something else was ordered with the same key before */
    @Writes
    public OrderId handle(Command command) {
        UUID buyer = command.actor().memberId();
        // Whatever is ordered: two orders of one member follow one another, so a repetition finds the first one.
        Cart cart = carts.locked(buyer);
        RequestKey key = command.requestKey();
        if (key != null) {
            var placedBefore = orders.findByRequestKey(buyer, key.value());
            if (placedBefore.isPresent()) {
                return placedBefore.get().askedForAgain(key);
            }
        }
        OrderSheet sheet = switch (command.selection()) {
            case Selection.Items(List<Item> items) -> sheet(command, wanted(items));
            case Selection.WholeCart() -> sheetFromCart(command, cart, null);
            case Selection.CartLines(List<UUID> variantIds) -> sheetFromCart(command, cart, variantIds);
        };
        return place(command, sheet);
    }

    private OrderSheet sheet(Command command, List<Wanted> wanted) {
        Map<UUID, Offer> known =
                offers.find(wanted.stream().map(Wanted::variantId).collect(Collectors.toSet()));
        return command.excludeUnavailable()
                ? OrderSheet.ofAvailable(wanted, known, policy)
                : OrderSheet.ofAll(wanted, known, policy);
    }

    /** What is ordered leaves the cart before the order is placed: after that nothing may hold up the commit. */
    private OrderSheet sheetFromCart(Command command, Cart cart, @Nullable List<UUID> selected) {
        OrderSheet sheet = sheet(command, wanted(cart, selected));
        cart.remove(
                sheet.entries().stream().map(entry -> entry.offer().variantId()).toList());
        carts.save(cart);
        return sheet;
    }

    private OrderId place(Command command, OrderSheet sheet) {
        Instant now = clock.instant();
        var checkout = new Order.Checkout(
                command.actor().memberId(), command.requestKey(), addressOf(command), command.paymentMethod());
        Order order = Order.drawUp(new OrderId(ids.next()), numbers.draw(now), checkout, sheet, ids, policy, now);
        if (command.issuedCouponIds().isEmpty() && command.pointsToUse().isZero()) {
            order.place();
            orders.add(order);
            return order.id();
        }
        order.requestDiscounts(command.issuedCouponIds(), command.pointsToUse());
        orders.add(order);
        Order discounted = orders.locked(order.id());
        if (discounted.snapshot().version() == order.snapshot().nextVersion().version()) {
            throw new IllegalStateException("nobody answered the request for discounts on order " + order.id());
        }
        discounted.place();
        orders.save(discounted);
        return order.id();
    }

    private ShippingAddress addressOf(Command command) {
        return switch (command.destination()) {
            case Destination.New(ShippingAddress address) -> address;
            case Destination.FromAddressBook(UUID addressId) ->
                addresses.find(command.actor().memberId(), addressId).orElseThrow(() -> new NotFound("address"));
        };
    }

    private static List<Wanted> wanted(List<Item> items) {
        List<Wanted> wanted = new ArrayList<>();
        for (Item item : items) {
            wanted.add(new Wanted(item.variantId(), item.quantity().value(), "items[" + wanted.size() + "]"));
        }
        return wanted;
    }

    /** @param selected null for the whole cart */
    private static List<Wanted> wanted(Cart cart, @Nullable List<UUID> selected) {
        List<CartLine> lines = cart.lines();
        if (selected != null) {
            Set<UUID> absent = new HashSet<>(selected);
            lines.forEach(line -> absent.remove(line.variantId()));
            if (!absent.isEmpty()) {
                throw new InvalidField(selected.stream()
                        .filter(absent::contains)
                        .map(variant -> new Violation("fromCart[" + selected.indexOf(variant) + "]", "NOT_IN_CART"))
                        .toList());
            }
            lines = lines.stream()
                    .filter(line -> selected.contains(line.variantId()))
                    .toList();
        }
        if (lines.isEmpty()) {
            throw new InvalidField("fromCart", "CART_EMPTY");
        }
        return lines.stream()
                .map(line -> new Wanted(line.variantId(), line.quantity().value(), "fromCart"))
                .toList();
    }
}
