package shop.jangteo.ordering.domain.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.ordering.domain.OrderingRuleBroken.BelowMinimumOrderAmount;
import shop.jangteo.ordering.domain.OrderingRuleBroken.IllegalOrderState;
import shop.jangteo.ordering.domain.OrderingRuleBroken.NotThatManyLeft;
import shop.jangteo.ordering.domain.OrderingRuleBroken.OrderAlreadyPaid;
import shop.jangteo.ordering.domain.OrderingRuleBroken.OrderOnHold;
import shop.jangteo.ordering.domain.OrderingRuleBroken.PriceChanged;

/**
 * What a member or a guest bought: lines at the price of the moment ({@link Bill}), where it goes, how far it has come
 * ({@link Course}), and what became of its money ({@link Settlement}).
 *
 * <p>An order is drawn up, its discounts are taken, and only then it is placed; all three happen in one transaction, so
 * nobody ever sees one that is not placed. Before that it has no history.
 *
 * <p>Two sorts of methods change it. A command ({@code cancel}, {@code confirm} …) that doesn't fit the present state
 * throws {@link IllegalOrderState}. A reaction to what has already happened elsewhere ({@code captured},
 * {@code declined}, {@code delivered} …) does nothing when the order is past that, so facts may come twice and late.
 */
public final class Order {

    private final OrderSnapshot before;
    private final List<OrderEvent> events = new ArrayList<>();
    private final List<Cancellation> cancellations = new ArrayList<>();
    private final Course course;
    private final Settlement settlement;
    private Bill bill;

    private Order(OrderSnapshot before) {
        this.before = before;
        this.course = new Course(before.status(), before.steps(), events);
        this.settlement = new Settlement(before, course, events);
        this.bill = before.bill();
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
            ShippingRules rules,
            Instant at) {
        Bill bill = Bill.drawnUp(sheet, lineIds, rules, checkout.shippingAddress());
        return new Order(OrderSnapshot.drawnUp(id, number, checkout, bill, at, at.plus(policy.paymentWindow())));
    }

    /** The order as it was stored. */
    public static Order restored(OrderSnapshot stored) {
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
        if (!buyerId.equals(before.buyerId())) {
            throw new NotFound("order");
        }
        course.requireStatus(OrderStatus.PENDING);
    }

    /** Takes all discounts anew: while it is drawn up, and until somebody pays it. */
    public void applyDiscounts(List<AppliedDiscount> taken, Money points) {
        course.requireStatus(OrderStatus.PENDING);
        bill = bill.discountedBy(taken, points);
        if (course.hasBegun()) {
            events.add(new OrderEvent.Repriced());
        }
    }

    /**
     * The buyer was shown a total.
     *
     * @throws PriceChanged when the order comes to another one
     */
    public void requireTotal(Money expected) {
        if (!expected.equals(bill.finalAmount())) {
            throw new PriceChanged(expected, bill.finalAmount());
        }
    }

    public void place() {
        course.begin(before.placedAt(), before.buyerId());
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
        settlement.start(before.buyerId(), at);
    }

    /** The buyer has until then to send the money to an account that was opened for it (OR-8). */
    public void depositAwaited(Instant dueAt) {
        settlement.depositAwaited(dueAt);
    }

    /** The buyer means to pay in another way, and has until then for it, unless it was less before. */
    public void depositGivenUp(Instant payUntil) {
        settlement.depositGivenUp(payUntil);
    }

    /** Money was taken. An order that can't take it (any more) says so in an event. */
    public void captured(UUID paymentId, Money amount, Instant at) {
        settlement.captured(paymentId, amount, bill.finalAmount(), at);
    }

    /**
     * The bank took back the deposit that had paid it (PA-6): it must not leave the house until the money is back. One
     * that has left only shows it.
     *
     * @param until when it is cancelled if the money doesn't come
     */
    public void depositTakenBack(UUID paymentId, Instant until) {
        settlement.depositTakenBack(paymentId, until);
    }

    /** A try to pay was declined. */
    public void declined(String reason, Instant at) {
        settlement.declined(reason, at);
    }

    /**
     * Somebody has money given back beside any cancellation.
     *
     * @param whole all that is left of the payment: an order that hasn't been shipped ends here
     */
    public void refundAsked(UUID paymentId, Money amount, boolean whole, String reason, Instant at) {
        if (!settlement.isPaidWith(paymentId) || course.isCancelled()) {
            return;
        }
        if (whole && status().allows(OrderStatus.CANCELLED)) {
            cancel(CancelCause.REFUNDED, Course.THE_SHOP, reason, null, at);
        } else {
            settlement.askedBackDirectly(amount);
        }
    }

    /**
     * Money went back.
     *
     * @param total all that ever went back of this payment; news of less is older
     */
    public void moneyWentBack(UUID paymentId, Money total) {
        settlement.wentBack(paymentId, total);
    }

    /** Ends an order whose time is over: one that is unpaid, or whose money didn't come back. Others are left as they are. */
    public void expire(Instant at) {
        if (settlement.isOverdue(at)) {
            cancel(CancelCause.EXPIRED, Course.THE_SHOP, CancelCause.EXPIRED.name(), null, at);
        }
    }

    /**
     * What cancelling some units would do; nothing is done yet.
     *
     * @param cause who cancels: {@code BUYER} or {@code OPERATOR}
     * @param units none for all that are left
     * @throws NotFound when a buyer's order is somebody else's
     * @throws Forbidden when an operator's cancellation isn't an operator's
     * @throws IllegalOrderState when it can't be cancelled any more
     * @throws OrderOnHold when it waits for its money: then all of it can be cancelled, but no part
     * @throws NotThatManyLeft when the order has less
     */
    public CancellationPlan planCancellation(CancelCause cause, Actor by, List<Units> units) {
        if (cause == CancelCause.BUYER) {
            requireOwner(by);
        } else if (cause != CancelCause.OPERATOR || !by.isOperator()) {
            throw new Forbidden();
        }
        course.requireAllowed(OrderStatus.CANCELLED);
        CancellationPlan plan = CancellationPlan.of(snapshot(), cause, units);
        if (!plan.whole()) {
            settlement.requireNotHeld();
        }
        return plan;
    }

    /** Does what was planned for the order as it is. */
    public void cancel(CancellationPlan plan, Cancellation.Request request, Instant at) {
        if (plan.whole()) {
            cancel(plan.cause(), request.actor().memberId(), request.reason(), request.key(), at);
            return;
        }
        course.requireAllowed(OrderStatus.CANCELLED);
        bill = bill.after(plan);
        settlement.gaveBack(plan);
        var cancellation = new Cancellation(plan, request, at);
        cancellations.add(cancellation);
        events.add(new OrderEvent.LinesCancelled(cancellation, settlement.isPaid()));
    }

    private void cancel(CancelCause cause, UUID by, String reason, @Nullable RequestKey key, Instant at) {
        course.requireAllowed(OrderStatus.CANCELLED);
        // Told before the change of state: promotion lets go before payment, which follows both, locks anything.
        events.add(new OrderEvent.Cancelled(cause, reason, snapshot().isMoneyHere()));
        course.end(at, by, reason, key);
    }

    /**
     * @throws NotFound when the order is somebody else's
     * @throws IllegalOrderState when it isn't delivered, or all of its money went back
     * @throws OrderOnHold when it isn't paid any more
     */
    public void confirm(Actor buyer, Instant at) {
        requireOwner(buyer);
        course.requireAllowed(OrderStatus.CONFIRMED);
        if (settlement.isRefundedWhole(bill.finalAmount())) {
            throw new IllegalOrderState(status().name(), List.of());
        }
        settlement.requireNotHeld();
        course.become(OrderStatus.CONFIRMED, at, buyer.memberId(), null);
        Money kept = bill.goodsPaidWithMoney().minusOrZero(settlement.payment().refundedDirectly());
        events.add(new OrderEvent.Confirmed(kept));
    }

    /**
     * Fulfilment by hand: an operator for every order, a seller for one of which all that is left is its brand's;
     * cancelling is the operator's alone.
     *
     * @throws NotFound when the order has nothing of the seller's brand
     * @throws Forbidden when it has other brands' things too, or the state isn't theirs to set; nobody but delivery
     *     ships and delivers
     */
    public void moveTo(OrderStatus next, Actor by, @Nullable String reason, Instant at) {
        if (bill.lines().stream().noneMatch(line -> by.actsForBrand(line.brandId()))) {
            throw new NotFound("order");
        }
        if (!bill.lines().stream().allMatch(line -> line.isCancelled() || by.actsForBrand(line.brandId()))) {
            throw new Forbidden();
        }
        course.requireAllowed(next);
        if (!next.isSetByHand() || (next == OrderStatus.CANCELLED && !by.isOperator())) {
            throw new Forbidden();
        }
        if (next == OrderStatus.CANCELLED) {
            String why = reason == null ? CancelCause.OPERATOR.name() : reason;
            cancel(CancelCause.OPERATOR, by.memberId(), why, null, at);
        } else {
            course.become(next, at, by.memberId(), reason);
        }
    }

    /**
     * A parcel of this order gets its invoice number: with the first one the order is shipped.
     *
     * @throws IllegalOrderState when there is nothing to ship
     * @throws OrderOnHold when it has to wait
     */
    public void ship(UUID by, Instant at) {
        switch (status()) {
            case PAID, PREPARING -> {
                settlement.requireNotHeld();
                if (status() == OrderStatus.PAID) {
                    course.become(OrderStatus.PREPARING, at, by, null);
                }
                course.become(OrderStatus.SHIPPED, at, by, null);
            }
            case SHIPPED, DELIVERED, CONFIRMED -> {}
            case PENDING, PAYMENT_FAILED, CANCELLED -> throw course.illegalState();
        }
    }

    /** The last parcel arrived. */
    public void delivered(Instant at) {
        if (status() == OrderStatus.SHIPPED) {
            course.become(OrderStatus.DELIVERED, at, null);
        }
    }

    private void requireOwner(Actor actor) {
        if (!actor.isBuyerOf(id().value(), before.buyerId())) {
            throw new NotFound("order");
        }
    }

    public OrderId id() {
        return before.id();
    }

    public OrderStatus status() {
        return course.status();
    }

    public OrderSnapshot snapshot() {
        return before.with(course, bill, settlement);
    }

    /** Whether anything of it is other than when it was loaded. */
    public boolean isChanged() {
        return !snapshot().equals(before);
    }

    /** Lines that are other than when it was loaded. */
    public List<OrderLine> changedLines() {
        return bill.lines().stream()
                .filter(line -> !before.lines().contains(line))
                .toList();
    }

    /** Whether its discounts are others than when it was loaded. */
    public boolean areDiscountsChanged() {
        return !bill.discounts().equals(before.discounts());
    }

    /** Changes of state since it was loaded. */
    public List<StatusChange> changes() {
        return course.changes();
    }

    /** Cancellations in part since it was loaded. */
    public List<Cancellation> cancellations() {
        return List.copyOf(cancellations);
    }

    /** What happened since it was loaded. */
    public List<OrderEvent> events() {
        return List.copyOf(events);
    }
}
