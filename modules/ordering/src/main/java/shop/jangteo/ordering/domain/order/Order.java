package shop.jangteo.ordering.domain.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.ordering.domain.OrderingRuleBroken.BelowMinimumOrderAmount;
import shop.jangteo.ordering.domain.OrderingRuleBroken.IllegalOrderState;
import shop.jangteo.ordering.domain.OrderingRuleBroken.OrderAlreadyPaid;

/**
 * What a member bought: lines at the price of the moment, where it goes, and how far it has come.
 *
 * <p>An order is drawn up, its discounts are taken, and only then it is placed; all three happen in one transaction, so
 * nobody ever sees one that is not placed. Before that it has no history.
 *
 * <p>Two sorts of methods change it. A command ({@code cancel}, {@code confirm} …) that doesn't fit the present state
 * throws {@link IllegalOrderState}. A reaction to what has already happened elsewhere ({@code captured},
 * {@code declined}, {@code delivered} …) does nothing when the order is past that, so facts may come twice and late.
 */
public final class Order {

    /** What whoever places an order brings along. */
    public record Checkout(
            UUID buyerId,
            @Nullable RequestKey requestKey,
            ShippingAddress shippingAddress,
            PaymentMethod paymentMethod) {}

    /**
     * All of an order, to be stored or told.
     *
     * @param refundedAmount what went back of the payment; never shrinks
     * @param steps how many changes of state it has seen, 0 while it is drawn up
     * @param version 0 before it is stored
     */
    public record Snapshot(
            OrderId id,
            OrderNumber number,
            UUID buyerId,
            @Nullable RequestKey requestKey,
            OrderStatus status,
            List<OrderLine> lines,
            Money pointsUsed,
            Money shippingFee,
            PaymentMethod paymentMethod,
            ShippingAddress shippingAddress,
            Instant placedAt,
            Instant expiresAt,
            @Nullable UUID paymentId,
            Money refundedAmount,
            int steps,
            long version) {

        public Money totalAmount() {
            return Money.sum(lines.stream().map(OrderLine::amount).toList());
        }

        public Money discountAmount() {
            return Money.sum(lines.stream().map(OrderLine::discount).toList());
        }

        /** What is to be paid: total − discounts − points + delivery. */
        public Money finalAmount() {
            return goodsPaidWithMoney().plus(shippingFee);
        }

        /** The same, stored once more. */
        public Snapshot nextVersion() {
            return new Snapshot(
                    id,
                    number,
                    buyerId,
                    requestKey,
                    status,
                    lines,
                    pointsUsed,
                    shippingFee,
                    paymentMethod,
                    shippingAddress,
                    placedAt,
                    expiresAt,
                    paymentId,
                    refundedAmount,
                    steps,
                    version + 1);
        }

        Money goodsPaidWithMoney() {
            return totalAmount().minus(discountAmount()).minus(pointsUsed);
        }

        boolean isRefundedWhole() {
            return !refundedAmount.isZero() && !refundedAmount.isLessThan(finalAmount());
        }
    }

    /** States that sellers and operators set by hand; all others follow from what buyers, payments and parcels do. */
    private static final Set<OrderStatus> SET_BY_HAND = Set.of(OrderStatus.PREPARING, OrderStatus.CANCELLED);

    private static final UUID THE_SHOP = Actor.SYSTEM.memberId();

    private final Snapshot before;
    private Snapshot now;
    private final List<StatusChange> changes = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();

    private Order(Snapshot now) {
        this.before = now;
        this.now = now;
    }

    /**
     * Draws an order up; it stands when it is placed.
     *
     * @throws BelowMinimumOrderAmount when the goods come to too little
     */
    public static Order drawUp(
            OrderId id,
            OrderNumber number,
            Checkout checkout,
            OrderSheet sheet,
            Ids lineIds,
            OrderPolicy policy,
            Instant at) {
        List<OrderLine> lines = sheet.entries().stream()
                .map(entry -> OrderLine.of(lineIds.next(), entry.offer(), entry.quantity()))
                .toList();
        Money goods = Money.sum(lines.stream().map(OrderLine::amount).toList());
        if (goods.isLessThan(policy.minimumAmount())) {
            throw new BelowMinimumOrderAmount(policy.minimumAmount(), goods);
        }
        return new Order(new Snapshot(
                id,
                number,
                checkout.buyerId(),
                checkout.requestKey(),
                OrderStatus.PENDING,
                lines,
                Money.ZERO,
                policy.shipping().feeFor(goods),
                checkout.paymentMethod(),
                checkout.shippingAddress(),
                at,
                at.plus(policy.paymentWindow()),
                null,
                Money.ZERO,
                0,
                0));
    }

    /** The order as it was stored. */
    public static Order restored(Snapshot stored) {
        return new Order(stored);
    }

    public void requestDiscounts(List<UUID> issuedCouponIds, Money points) {
        events.add(new OrderEvent.DiscountRequested(List.copyOf(issuedCouponIds), points));
    }

    /**
     * Its buyer is about to put a coupon on it.
     *
     * @throws NotFound when the order is somebody else's
     * @throws IllegalOrderState when it doesn't await its payment
     */
    public void requireOpenFor(UUID buyerId) {
        if (!buyerId.equals(now.buyerId)) {
            throw new NotFound("order");
        }
        if (now.status != OrderStatus.PENDING) {
            throw illegalState();
        }
    }

    /**
     * Takes all discounts anew: while it is drawn up, and until somebody pays it.
     *
     * @param perLine every line's share of the discounts; a line without one gets none
     */
    public void applyDiscounts(Map<UUID, Money> perLine, Money points) {
        if (now.status != OrderStatus.PENDING) {
            throw illegalState();
        }
        if (!now.lines.stream().map(OrderLine::id).toList().containsAll(perLine.keySet())) {
            throw new IllegalArgumentException("order " + now.id + ": a discount on a line that it doesn't have");
        }
        List<OrderLine> lines = now.lines.stream()
                .map(line -> line.discountedBy(perLine.getOrDefault(line.id(), Money.ZERO)))
                .toList();
        now = with(now.status, lines, points, now.paymentId, now.refundedAmount, now.steps);
        // More points than there are goods left to pay can't be told in money.
        now.goodsPaidWithMoney();
        if (isPlaced()) {
            events.add(new OrderEvent.Repriced());
        }
    }

    public void place() {
        if (isPlaced()) {
            throw illegalState();
        }
        step(null, OrderStatus.PENDING, now.placedAt, now.buyerId, null);
        // Last, because it takes stock: nobody else should wait for that longer than it takes to commit.
        events.add(new OrderEvent.Placed());
    }

    /**
     * The buyer tries to pay (again).
     *
     * @throws OrderAlreadyPaid when it is paid
     * @throws IllegalOrderState when it is cancelled or its time is over
     */
    public void startPayment(Instant at) {
        if (now.paymentId != null && now.status != OrderStatus.CANCELLED) {
            throw new OrderAlreadyPaid(now.status.name());
        }
        if (!now.status.isUnpaid() || isOverdue(at)) {
            throw illegalState();
        }
        if (now.status == OrderStatus.PAYMENT_FAILED) {
            become(OrderStatus.PENDING, at, now.buyerId, null);
        }
    }

    /** Money was taken. An order that can't take it (any more) says so in an event. */
    public void captured(UUID paymentId, Money amount, Instant at) {
        if (paymentId.equals(now.paymentId)) {
            return;
        }
        if (!now.status.isUnpaid()) {
            events.add(new OrderEvent.CaptureRejected(paymentId, "ORDER_" + now.status));
            return;
        }
        if (!amount.equals(now.finalAmount())) {
            events.add(new OrderEvent.CaptureRejected(paymentId, "AMOUNT_MISMATCH"));
            return;
        }
        if (now.status == OrderStatus.PAYMENT_FAILED) {
            become(OrderStatus.PENDING, at, THE_SHOP, null);
        }
        now = with(now.status, now.lines, now.pointsUsed, paymentId, now.refundedAmount, now.steps);
        become(OrderStatus.PAID, at, THE_SHOP, null);
        events.add(new OrderEvent.Paid(paymentId));
    }

    /** A try to pay was declined. */
    public void declined(String reason, Instant at) {
        if (now.status == OrderStatus.PENDING) {
            become(OrderStatus.PAYMENT_FAILED, at, THE_SHOP, reason);
        }
    }

    /** All the money of a payment goes back: an order that was paid with it and hasn't been shipped ends here. */
    public void refunded(UUID paymentId, String reason, Instant at) {
        if (paymentId.equals(now.paymentId) && now.status.allows(OrderStatus.CANCELLED)) {
            cancel(CancelCause.REFUNDED, THE_SHOP, reason, at);
        }
    }

    /**
     * Money went back.
     *
     * @param total all that ever went back of this payment; news of less is older
     */
    public void moneyWentBack(UUID paymentId, Money total) {
        if (paymentId.equals(now.paymentId) && total.isMoreThan(now.refundedAmount)) {
            now = with(now.status, now.lines, now.pointsUsed, now.paymentId, total, now.steps);
        }
    }

    /** Ends an unpaid order whose time is over; any other one is left as it is. */
    public void expire(Instant at) {
        if (now.status.isUnpaid() && isOverdue(at)) {
            cancel(CancelCause.EXPIRED, THE_SHOP, CancelCause.EXPIRED.name(), at);
        }
    }

    /** @throws NotFound when the order is somebody else's */
    public void cancelByBuyer(Actor buyer, String reason, Instant at) {
        requireOwner(buyer);
        cancel(CancelCause.BUYER, buyer.memberId(), reason, at);
    }

    /**
     * @throws NotFound when the order is somebody else's
     * @throws IllegalOrderState when it isn't delivered, or all of its money went back
     */
    public void confirm(Actor buyer, Instant at) {
        requireOwner(buyer);
        if (now.isRefundedWhole()) {
            throw new IllegalOrderState(now.status.name(), List.of());
        }
        become(OrderStatus.CONFIRMED, at, buyer.memberId(), null);
        events.add(new OrderEvent.Confirmed(now.goodsPaidWithMoney().minusOrZero(now.refundedAmount)));
    }

    /**
     * Fulfilment by hand: an operator for every order, a seller for one that is all of its brand; cancelling is the
     * operator's alone.
     *
     * @throws NotFound when the order has nothing of the seller's brand
     * @throws Forbidden when it has other brands' things too, or the state isn't theirs to set; nobody but delivery
     *     ships and delivers
     */
    public void moveTo(OrderStatus next, Actor by, @Nullable String reason, Instant at) {
        if (now.lines.stream().noneMatch(line -> by.actsForBrand(line.brandId()))) {
            throw new NotFound("order");
        }
        if (!now.lines.stream().allMatch(line -> by.actsForBrand(line.brandId()))) {
            throw new Forbidden();
        }
        requireAllowed(next);
        if (!SET_BY_HAND.contains(next) || (next == OrderStatus.CANCELLED && !by.isOperator())) {
            throw new Forbidden();
        }
        if (next == OrderStatus.CANCELLED) {
            cancel(CancelCause.OPERATOR, by.memberId(), reason == null ? CancelCause.OPERATOR.name() : reason, at);
        } else {
            become(next, at, by.memberId(), reason);
        }
    }

    /**
     * A parcel of this order gets its invoice number: with the first one the order is shipped.
     *
     * @throws IllegalOrderState when there is nothing to ship
     */
    public void ship(UUID by, Instant at) {
        switch (now.status) {
            case PAID -> {
                become(OrderStatus.PREPARING, at, by, null);
                become(OrderStatus.SHIPPED, at, by, null);
            }
            case PREPARING -> become(OrderStatus.SHIPPED, at, by, null);
            case SHIPPED, DELIVERED, CONFIRMED -> {}
            case PENDING, PAYMENT_FAILED, CANCELLED -> throw illegalState();
        }
    }

    /** The last parcel arrived. */
    public void delivered(Instant at) {
        if (now.status == OrderStatus.SHIPPED) {
            become(OrderStatus.DELIVERED, at, THE_SHOP, null);
        }
    }

    public OrderId id() {
        return now.id;
    }

    public OrderStatus status() {
        return now.status;
    }

    public Snapshot snapshot() {
        return now;
    }

    /** Whether anything of it is other than when it was loaded. */
    public boolean isChanged() {
        return now != before;
    }

    /** Whether its discounts are others than when it was loaded. */
    public boolean isRepriced() {
        return now.lines != before.lines;
    }

    /** Changes of state since it was loaded. */
    public List<StatusChange> changes() {
        return List.copyOf(changes);
    }

    /** What happened since it was loaded. */
    public List<OrderEvent> events() {
        return List.copyOf(events);
    }

    private void cancel(CancelCause cause, UUID by, String reason, Instant at) {
        requireAllowed(OrderStatus.CANCELLED);
        // Told before the change of state: promotion lets go before payment, which follows both, locks anything.
        events.add(new OrderEvent.Cancelled(cause, reason, now.paymentId != null));
        step(now.status, OrderStatus.CANCELLED, at, by, reason);
    }

    private void become(OrderStatus next, Instant at, UUID by, @Nullable String reason) {
        requireAllowed(next);
        step(now.status, next, at, by, reason);
    }

    private void requireAllowed(OrderStatus next) {
        if (!now.status.allows(next)) {
            throw illegalState();
        }
    }

    private void step(@Nullable OrderStatus from, OrderStatus next, Instant at, UUID by, @Nullable String reason) {
        now = with(next, now.lines, now.pointsUsed, now.paymentId, now.refundedAmount, now.steps + 1);
        changes.add(new StatusChange(now.steps, from, next, at, by, reason));
        events.add(new OrderEvent.StatusChanged(from, next));
    }

    private Snapshot with(
            OrderStatus status,
            List<OrderLine> lines,
            Money pointsUsed,
            @Nullable UUID paymentId,
            Money refundedAmount,
            int steps) {
        return new Snapshot(
                now.id,
                now.number,
                now.buyerId,
                now.requestKey,
                status,
                lines,
                pointsUsed,
                now.shippingFee,
                now.paymentMethod,
                now.shippingAddress,
                now.placedAt,
                now.expiresAt,
                paymentId,
                refundedAmount,
                steps,
                now.version);
    }

    private boolean isPlaced() {
        return now.steps > 0;
    }

    private boolean isOverdue(Instant at) {
        return !at.isBefore(now.expiresAt);
    }

    private void requireOwner(Actor actor) {
        if (!actor.is(now.buyerId)) {
            throw new NotFound("order");
        }
    }

    private IllegalOrderState illegalState() {
        return new IllegalOrderState(now.status.name(), now.status.allowed());
    }
}
