package shop.jangteo.ordering.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.RequestKeyReused;
import shop.jangteo.ordering.application.port.OrderNumbers;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock.Shortage;
import shop.jangteo.ordering.domain.cart.Cart;
import shop.jangteo.ordering.domain.cart.CartLine;
import shop.jangteo.ordering.domain.cart.CartLine.InPayment;
import shop.jangteo.ordering.domain.cart.Carts;
import shop.jangteo.ordering.domain.offer.Offer;
import shop.jangteo.ordering.domain.offer.Offers;
import shop.jangteo.ordering.domain.order.AddressBook;
import shop.jangteo.ordering.domain.order.Checkout;
import shop.jangteo.ordering.domain.order.Guest;
import shop.jangteo.ordering.domain.order.Mark;
import shop.jangteo.ordering.domain.order.Order;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.OrderNumber;
import shop.jangteo.ordering.domain.order.OrderPolicy;
import shop.jangteo.ordering.domain.order.OrderSheet;
import shop.jangteo.ordering.domain.order.OrderSheet.Wanted;
import shop.jangteo.ordering.domain.order.Orders;
import shop.jangteo.ordering.domain.order.PaymentMethod;
import shop.jangteo.ordering.domain.order.ShippingAddress;
import shop.jangteo.ordering.domain.order.ShippingRuleBook;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/**
 * A member or a guest buys (OR-4). In one transaction the cart is taken, the order drawn up at present prices, coupons and
 * points are taken by who owns them, and the order is placed, which reserves its stock; what was ordered waits in the cart
 * until it is paid (OR-2). Any refusal leaves nothing behind. Locks in this order: cart, order, then the other contexts'
 * rows.
 */
@UseCase
public class PlaceOrder {

    private final Orders orders;
    private final Carts carts;
    private final Offers offers;
    private final AddressBook addresses;
    private final OrderNumbers numbers;
    private final OrderPolicy policy;
    private final ShippingRuleBook shippingRules;
    private final Ids ids;
    private final Clock clock;

    PlaceOrder(
            Orders orders,
            Carts carts,
            Offers offers,
            AddressBook addresses,
            OrderNumbers numbers,
            OrderPolicy policy,
            ShippingRuleBook shippingRules,
            Ids ids,
            Clock clock) {
        this.orders = orders;
        this.carts = carts;
        this.offers = offers;
        this.addresses = addresses;
        this.numbers = numbers;
        this.policy = policy;
        this.shippingRules = shippingRules;
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
     * What a repetition is told by where there is no key.
     *
     * @param content a digest of all that is asked for
     * @param newcomer null when the buyer is known
     */
    public record Unkeyed(
            String content, Instant askedAt, @Nullable Newcomer newcomer) {}

    /** Who isn't known yet is made up anew every few seconds: who that would have been just before, and who just after. */
    public record Newcomer(UUID before, UUID after) {}

    /**
     * @param guest who the actor is, when that is a guest
     * @param requestKey under which a repetition finds the first order
     * @param unkeyed by which it finds it without a key, for some seconds; null when there is one
     * @param issuedCouponIds coupons that were issued to the member
     * @param excludeUnavailable orders what can be had and leaves out the rest
     * @param expectedTotal what the buyer was shown; null when that doesn't matter
     */
    public record Command(
            Actor actor,
            @Nullable Guest guest,
            @Nullable RequestKey requestKey,
            @Nullable Unkeyed unkeyed,
            Selection selection,
            Destination destination,
            PaymentMethod paymentMethod,
            List<UUID> issuedCouponIds,
            Money pointsToUse,
            boolean excludeUnavailable,
            @Nullable Money expectedTotal) {

        /** The lines of a cart are in payment afterwards, which tells its repetition. */
        private @Nullable Mark mark() {
            if (requestKey != null) {
                return new Mark(requestKey.value(), requestKey.content());
            }
            return unkeyed != null && selection instanceof Selection.Items ? new Mark(null, unkeyed.content()) : null;
        }
    }

    /**
     * @param buyerId whose order it is: of somebody unknown who asks twice, the guest of the first time
     * @param excluded what was wanted and couldn't be had; empty when the order was found by its key
     * @param again whether the same was asked for without a key a moment ago, and this is that order
     */
    public record Placed(OrderId orderId, UUID buyerId, List<Shortage> excluded, boolean again) {}

    /** An order that is being drawn up. */
    private record Draft(OrderId id, OrderNumber number, Instant at) {}

    /**
     * @throws RequestKeyReused when something else was ordered with the same key before
     * @throws InvalidField for what only members have, asked for by a guest
     */
    @Writes
    public Placed handle(Command command) {
        return placed(command, Map.of());
    }

    /** The same, knowing that no more than this is left of some variants. */
    @Writes
    public Placed handle(Command command, Map<UUID, Integer> left) {
        return placed(command, left);
    }

    private Placed placed(Command command, Map<UUID, Integer> left) {
        requireWhatTheBuyerHas(command);
        Cart cart = lockedCart(command);
        Optional<Placed> placedBefore = placedBefore(command);
        if (placedBefore.isPresent()) {
            return placedBefore.get();
        }
        Instant now = clock.instant();
        var draft = new Draft(new OrderId(ids.next()), numbers.draw(now), now);
        OrderSheet sheet = switch (command.selection()) {
            case Selection.Items(List<Item> items) -> sheet(command, wanted(items), left);
            case Selection.WholeCart() -> sheet(command, wanted(cart, null), left);
            case Selection.CartLines(List<UUID> variantIds) -> sheet(command, wanted(cart, variantIds), left);
        };
        if (!(command.selection() instanceof Selection.Items)) {
            holdLines(cart, draft, sheet);
        }
        place(command, draft, sheet);
        return new Placed(draft.id(), command.actor().memberId(), sheet.leftOut(), false);
    }

    /**
     * Whatever is ordered: two orders of one buyer follow one another, so a repetition finds the first one. Two newcomers who
     * may be the same are the same guest or one just before the other, and meet at the cart of the earlier one.
     */
    private Cart lockedCart(Command command) {
        Unkeyed unkeyed = command.unkeyed();
        if (unkeyed != null && unkeyed.newcomer() != null) {
            carts.locked(Actor.guest(unkeyed.newcomer().before()));
        }
        return carts.locked(command.actor());
    }

    private Optional<Placed> placedBefore(Command command) {
        UUID buyer = command.actor().memberId();
        RequestKey key = command.requestKey();
        if (key != null) {
            return orders.findByRequestKey(buyer, key.value())
                    .map(first -> new Placed(first.askedForAgain(key), buyer, List.of(), false));
        }
        Unkeyed unkeyed = command.unkeyed();
        if (unkeyed == null || !(command.selection() instanceof Selection.Items(List<Item> items))) {
            return Optional.empty();
        }
        Newcomer newcomer = unkeyed.newcomer();
        Set<UUID> buyers = newcomer == null ? Set.of(buyer) : Set.of(newcomer.before(), buyer, newcomer.after());
        return policy.sameOrderSince(unkeyed.askedAt())
                .flatMap(since -> orders.findSame(buyers, unkeyed.content(), since))
                .map(id -> orders.seen(id).snapshot())
                .map(order -> new Placed(
                        order.id(), order.buyerId(), OrderSheet.leftOut(wanted(items), order.lines()), true));
    }

    /** Only members have an address book, coupons and points; a guest has to say who it is. */
    private static void requireWhatTheBuyerHas(Command command) {
        List<Violation> violations = new ArrayList<>();
        if (command.actor().isGuest()) {
            if (command.guest() == null) {
                violations.add(new Violation("guest", "NOT_NULL"));
            }
            if (command.destination() instanceof Destination.FromAddressBook) {
                violations.add(new Violation("addressId", "MEMBERS_ONLY"));
            }
            if (!command.issuedCouponIds().isEmpty()) {
                violations.add(new Violation("couponIds", "MEMBERS_ONLY"));
            }
            if (!command.pointsToUse().isZero()) {
                violations.add(new Violation("usePoints", "MEMBERS_ONLY"));
            }
        } else if (command.guest() != null) {
            violations.add(new Violation("guest", "GUESTS_ONLY"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidField(violations);
        }
    }

    private OrderSheet sheet(Command command, List<Wanted> wanted, Map<UUID, Integer> left) {
        Map<UUID, Offer> known =
                new HashMap<>(offers.find(wanted.stream().map(Wanted::variantId).collect(Collectors.toSet())));
        left.forEach((variant, most) -> known.computeIfPresent(variant, (_, offer) -> offer.withAtMost(most)));
        return command.excludeUnavailable()
                ? OrderSheet.ofAvailable(wanted, known, policy)
                : OrderSheet.ofAll(wanted, known, policy);
    }

    /** The cart is stored before the order is placed: after that nothing may hold up the commit. */
    private void holdLines(Cart cart, Draft draft, OrderSheet sheet) {
        for (OrderSheet.Entry entry : sheet.entries()) {
            cart.ordered(
                    entry.offer().variantId(),
                    new InPayment(draft.id(), draft.number().value(), entry.quantity()));
        }
        carts.save(cart);
    }

    private void place(Command command, Draft draft, OrderSheet sheet) {
        var checkout = new Checkout(
                command.actor().memberId(),
                command.guest(),
                command.mark(),
                addressOf(command),
                command.paymentMethod());
        Order order = Order.drawUp(
                draft.id(), draft.number(), checkout, sheet, ids, policy, shippingRules.current(), draft.at());
        if (command.issuedCouponIds().isEmpty() && command.pointsToUse().isZero()) {
            requireShownTotal(command, order);
            order.place();
            orders.add(order);
            return;
        }
        order.requestDiscounts(command.issuedCouponIds(), command.pointsToUse());
        orders.add(order);
        Order discounted = orders.locked(order.id());
        if (discounted.snapshot().version() == order.snapshot().nextVersion().version()) {
            throw new IllegalStateException("nobody answered the request for discounts on order " + order.id());
        }
        requireShownTotal(command, discounted);
        discounted.place();
        orders.save(discounted);
    }

    private static void requireShownTotal(Command command, Order order) {
        Money expected = command.expectedTotal();
        if (expected != null) {
            order.requireTotal(expected);
        }
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
        if (selected != null) {
            Set<UUID> absent = new HashSet<>(selected);
            cart.lines().forEach(line -> absent.remove(line.variantId()));
            if (!absent.isEmpty()) {
                throw new InvalidField(selected.stream()
                        .filter(absent::contains)
                        .map(variant -> new Violation("fromCart[" + selected.indexOf(variant) + "]", "NOT_IN_CART"))
                        .toList());
            }
        }
        List<CartLine> lines = cart.toOrder(selected);
        if (lines.isEmpty()) {
            throw new InvalidField("fromCart", "CART_EMPTY");
        }
        return lines.stream()
                .map(line -> new Wanted(line.variantId(), line.quantity().value(), "fromCart"))
                .toList();
    }
}
