package shop.jangteo.ordering.domain.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * What a member or a guest bought: lines at the price of the moment, where it goes, and how far it has come.
 *
 * <p>An order is drawn up, its discounts are taken, and only then it is placed; all three happen in one transaction, so
 * nobody ever sees one that is not placed. Before that it has no history.
 *
 * <p>Two sorts of methods change it. A command ({@code cancel}, {@code confirm} …) that doesn't fit the present state
 * throws {@link IllegalOrderState}. A reaction to what has already happened elsewhere ({@code captured},
 * {@code declined}, {@code delivered} …) does nothing when the order is past that, so facts may come twice and late.
 */
public final class Order {

    /**
     * What whoever places an order brings along.
     *
     * @param guest null when the buyer is a member
     * @param mark null for a cart without a key: its lines are in payment afterwards
     */
    public record Checkout(
            UUID buyerId,
            @Nullable Guest guest,
            @Nullable Mark mark,
            ShippingAddress shippingAddress,
            PaymentMethod paymentMethod) {}

    /**
     * All of an order, to be stored or told. Amounts are those of what is left of it; when all of it is cancelled they
     * stay as they were.
     *
     * @param shippingTerms the rules of the day on which it was placed
     * @param hold null unless it has to wait
     * @param steps how many changes of state it has seen, 0 while it is drawn up
     * @param version 0 before it is stored
     */
    public record Snapshot(
            OrderId id,
            OrderNumber number,
            UUID buyerId,
            @Nullable Guest guest,
            @Nullable Mark mark,
            OrderStatus status,
            List<OrderLine> lines,
            List<AppliedDiscount> discounts,
            ShippingTerms shippingTerms,
            Money shippingFee,
            PaymentMethod paymentMethod,
            ShippingAddress shippingAddress,
            Instant placedAt,
            Instant expiresAt,
            OrderPayment payment,
            @Nullable Hold hold,
            int steps,
            long version) {

        public Money totalAmount() {
            return Money.sum(lines.stream().map(OrderLine::amount).toList());
        }

        public Money discountAmount() {
            return Money.sum(lines.stream().map(OrderLine::discount).toList());
        }

        public Money pointsUsed() {
            return Money.sum(lines.stream().map(OrderLine::points).toList());
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
                    guest,
                    mark,
                    status,
                    lines,
                    discounts,
                    shippingTerms,
                    shippingFee,
                    paymentMethod,
                    shippingAddress,
                    placedAt,
                    expiresAt,
                    payment,
                    hold,
                    steps,
                    version + 1);
        }

        /** Whether it is paid and the money is still here. */
        boolean isMoneyHere() {
            return payment.paymentId() != null && hold == null;
        }

        Money goodsPaidWithMoney() {
            return totalAmount().minus(discountAmount()).minus(pointsUsed());
        }

        boolean isRefundedWhole() {
            Money refunded = payment.refundedDirectly();
            return !refunded.isZero() && !refunded.isLessThan(finalAmount());
        }
    }

    /** States that sellers and operators set by hand; all others follow from what buyers, payments and parcels do. */
    private static final Set<OrderStatus> SET_BY_HAND = Set.of(OrderStatus.PREPARING, OrderStatus.CANCELLED);

    private static final UUID THE_SHOP = Actor.SYSTEM.memberId();

    private final Snapshot before;
    private OrderStatus status;
    private List<OrderLine> lines;
    private List<AppliedDiscount> discounts;
    private ShippingTerms shippingTerms;
    private Money shippingFee;
    private Instant expiresAt;
    private OrderPayment payment;
    private @Nullable Hold hold;
    private int steps;
    private final List<StatusChange> changes = new ArrayList<>();
    private final List<Cancellation> cancellations = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();

    private Order(Snapshot before) {
        this.before = before;
        this.status = before.status;
        this.lines = before.lines;
        this.discounts = before.discounts;
        this.shippingTerms = before.shippingTerms;
        this.shippingFee = before.shippingFee;
        this.expiresAt = before.expiresAt;
        this.payment = before.payment;
        this.hold = before.hold;
        this.steps = before.steps;
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
        List<OrderLine> lines = sheet.entries().stream()
                .map(entry -> OrderLine.of(lineIds.next(), entry.offer(), entry.quantity()))
                .toList();
        Money goods = Money.sum(lines.stream().map(OrderLine::amount).toList());
        if (goods.isLessThan(rules.minimumOrderAmount())) {
            throw new BelowMinimumOrderAmount(rules.minimumOrderAmount(), goods);
        }
        ShippingTerms terms = rules.termsFor(checkout.shippingAddress().postalCode());
        return new Order(new Snapshot(
                id,
                number,
                checkout.buyerId(),
                checkout.guest(),
                checkout.mark(),
                OrderStatus.PENDING,
                lines,
                List.of(),
                terms,
                terms.feeFor(goods),
                checkout.paymentMethod(),
                checkout.shippingAddress(),
                at,
                at.plus(policy.paymentWindow()),
                OrderPayment.NONE,
                null,
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
        if (!buyerId.equals(before.buyerId)) {
            throw new NotFound("order");
        }
        if (status != OrderStatus.PENDING) {
            throw illegalState();
        }
    }

    /**
     * Takes all discounts anew: while it is drawn up, and until somebody pays it. The points pay what each line still
     * costs, in proportion.
     *
     * @param taken each with its share of the lines; one that takes nothing off explains nothing and isn't kept
     */
    public void applyDiscounts(List<AppliedDiscount> taken, Money points) {
        if (status != OrderStatus.PENDING) {
            throw illegalState();
        }
        Set<UUID> open = lines.stream()
                .filter(line -> !line.isCancelled())
                .map(OrderLine::id)
                .collect(Collectors.toSet());
        if (taken.stream()
                .anyMatch(discount -> !open.containsAll(discount.shares().keySet()))) {
            throw new IllegalArgumentException("order " + id() + ": a discount on a line that it doesn't have");
        }
        List<OrderLine> discounted = lines.stream()
                .map(line -> line.discountedBy(Money.sum(
                        taken.stream().map(discount -> discount.on(line.id())).toList())))
                .toList();
        List<Money> pointShares = points.split(discounted.stream()
                .map(line -> line.amount().minus(line.discount()))
                .toList());
        lines = IntStream.range(0, discounted.size())
                .mapToObj(i -> discounted.get(i).paidWithPoints(pointShares.get(i)))
                .toList();
        discounts =
                taken.stream().filter(discount -> !discount.amount().isZero()).toList();
        if (isPlaced()) {
            events.add(new OrderEvent.Repriced());
        }
    }

    /**
     * The buyer was shown a total.
     *
     * @throws PriceChanged when the order comes to another one
     */
    public void requireTotal(Money expected) {
        Money actual = snapshot().finalAmount();
        if (!expected.equals(actual)) {
            throw new PriceChanged(expected, actual);
        }
    }

    public void place() {
        if (isPlaced()) {
            throw illegalState();
        }
        step(null, OrderStatus.PENDING, before.placedAt, before.buyerId, null, null);
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
        if (payment.paymentId() != null && status != OrderStatus.CANCELLED) {
            throw new OrderAlreadyPaid(status.name());
        }
        if (!status.isUnpaid() || isOverdue(at)) {
            throw illegalState();
        }
        if (status == OrderStatus.PAYMENT_FAILED) {
            become(OrderStatus.PENDING, at, buyerId(), null);
        }
    }

    /** The buyer has until then to send the money to an account that was opened for it (OR-8). */
    public void depositAwaited(Instant dueAt) {
        if (status.isUnpaid()) {
            expiresAt = dueAt;
        }
    }

    /** The buyer means to pay in another way, and has until then for it, unless it was less before. */
    public void depositGivenUp(Instant payUntil) {
        if (status.isUnpaid() && payUntil.isBefore(expiresAt)) {
            expiresAt = payUntil;
        }
    }

    /** Money was taken. An order that can't take it (any more) says so in an event. */
    public void captured(UUID paymentId, Money amount, Instant at) {
        if (payment.isWith(paymentId)) {
            depositIsBack(paymentId);
            return;
        }
        if (!status.isUnpaid()) {
            events.add(new OrderEvent.CaptureRejected(paymentId, "ORDER_" + status));
            return;
        }
        if (!amount.equals(snapshot().finalAmount())) {
            events.add(new OrderEvent.CaptureRejected(paymentId, "AMOUNT_MISMATCH"));
            return;
        }
        if (status == OrderStatus.PAYMENT_FAILED) {
            become(OrderStatus.PENDING, at, THE_SHOP, null);
        }
        payment = payment.capturedBy(paymentId);
        become(OrderStatus.PAID, at, THE_SHOP, null);
        events.add(new OrderEvent.Paid(paymentId));
    }

    /**
     * The bank took back the deposit that had paid it (PA-6): it must not leave the house until the money is back. One
     * that has left only shows it.
     *
     * @param until when it is cancelled if the money doesn't come
     */
    public void depositTakenBack(UUID paymentId, Instant until) {
        if (!payment.isWith(paymentId) || status == OrderStatus.CANCELLED) {
            return;
        }
        boolean news = hold == null;
        hold = new Hold(Hold.DEPOSIT_TAKEN_BACK, until);
        if (news && isInTheHouse()) {
            events.add(new OrderEvent.Held(Hold.DEPOSIT_TAKEN_BACK));
        }
    }

    private void depositIsBack(UUID paymentId) {
        if (hold == null) {
            return;
        }
        hold = null;
        if (status == OrderStatus.CANCELLED) {
            events.add(new OrderEvent.CaptureRejected(paymentId, "ORDER_" + status));
        } else if (isInTheHouse()) {
            events.add(new OrderEvent.Released());
        }
    }

    /** A try to pay was declined. */
    public void declined(String reason, Instant at) {
        if (status == OrderStatus.PENDING) {
            become(OrderStatus.PAYMENT_FAILED, at, THE_SHOP, reason);
        }
    }

    /**
     * Somebody has money given back beside any cancellation.
     *
     * @param whole all that is left of the payment: an order that hasn't been shipped ends here
     */
    public void refundAsked(UUID paymentId, Money amount, boolean whole, String reason, Instant at) {
        if (!payment.isWith(paymentId) || status == OrderStatus.CANCELLED) {
            return;
        }
        if (whole && status.allows(OrderStatus.CANCELLED)) {
            cancel(CancelCause.REFUNDED, THE_SHOP, reason, null, at);
        } else {
            payment = payment.askedBackDirectly(amount);
        }
    }

    /**
     * Money went back.
     *
     * @param total all that ever went back of this payment; news of less is older
     */
    public void moneyWentBack(UUID paymentId, Money total) {
        if (payment.isWith(paymentId)) {
            payment = payment.arrived(total);
        }
    }

    /** Ends an order whose time is over: one that is unpaid, or whose money didn't come back. Others are left as they are. */
    public void expire(Instant at) {
        boolean unpaid = status.isUnpaid() && isOverdue(at);
        boolean heldTooLong = hold != null && isInTheHouse() && !at.isBefore(hold.until());
        if (unpaid || heldTooLong) {
            cancel(CancelCause.EXPIRED, THE_SHOP, CancelCause.EXPIRED.name(), null, at);
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
        requireAllowed(OrderStatus.CANCELLED);
        CancellationPlan plan = CancellationPlan.of(snapshot(), cause, units);
        if (hold != null && !plan.whole()) {
            throw new OrderOnHold(hold.reason());
        }
        return plan;
    }

    /** Does what was planned for the order as it is. */
    public void cancel(CancellationPlan plan, Cancellation.Request request, Instant at) {
        UUID by = request.actor().memberId();
        if (plan.whole()) {
            cancel(plan.cause(), by, request.reason(), request.key(), at);
            return;
        }
        requireAllowed(OrderStatus.CANCELLED);
        lines = plan.linesLeft();
        discounts = plan.discountsLeft();
        shippingTerms = plan.shippingTerms();
        shippingFee = plan.shippingFeeAfter();
        payment = payment.cancelled(plan.refund(), plan.alreadyRefunded());
        var cancellation = new Cancellation(plan, request, at);
        cancellations.add(cancellation);
        events.add(new OrderEvent.LinesCancelled(cancellation, payment.paymentId() != null));
    }

    /**
     * @throws NotFound when the order is somebody else's
     * @throws IllegalOrderState when it isn't delivered, or all of its money went back
     * @throws OrderOnHold when it isn't paid any more
     */
    public void confirm(Actor buyer, Instant at) {
        requireOwner(buyer);
        requireAllowed(OrderStatus.CONFIRMED);
        Snapshot now = snapshot();
        if (now.isRefundedWhole()) {
            throw new IllegalOrderState(status.name(), List.of());
        }
        requireNotHeld();
        become(OrderStatus.CONFIRMED, at, buyer.memberId(), null);
        events.add(new OrderEvent.Confirmed(now.goodsPaidWithMoney().minusOrZero(payment.refundedDirectly())));
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
        if (lines.stream().noneMatch(line -> by.actsForBrand(line.brandId()))) {
            throw new NotFound("order");
        }
        if (!lines.stream().allMatch(line -> by.actsForBrand(line.brandId()))) {
            throw new Forbidden();
        }
        requireAllowed(next);
        if (!SET_BY_HAND.contains(next) || (next == OrderStatus.CANCELLED && !by.isOperator())) {
            throw new Forbidden();
        }
        if (next == OrderStatus.CANCELLED) {
            cancel(
                    CancelCause.OPERATOR,
                    by.memberId(),
                    reason == null ? CancelCause.OPERATOR.name() : reason,
                    null,
                    at);
        } else {
            become(next, at, by.memberId(), reason);
        }
    }

    /**
     * A parcel of this order gets its invoice number: with the first one the order is shipped.
     *
     * @throws IllegalOrderState when there is nothing to ship
     * @throws OrderOnHold when it has to wait
     */
    public void ship(UUID by, Instant at) {
        switch (status) {
            case PAID -> {
                requireNotHeld();
                become(OrderStatus.PREPARING, at, by, null);
                become(OrderStatus.SHIPPED, at, by, null);
            }
            case PREPARING -> {
                requireNotHeld();
                become(OrderStatus.SHIPPED, at, by, null);
            }
            case SHIPPED, DELIVERED, CONFIRMED -> {}
            case PENDING, PAYMENT_FAILED, CANCELLED -> throw illegalState();
        }
    }

    /** The last parcel arrived. */
    public void delivered(Instant at) {
        if (status == OrderStatus.SHIPPED) {
            become(OrderStatus.DELIVERED, at, THE_SHOP, null);
        }
    }

    public OrderId id() {
        return before.id;
    }

    public OrderStatus status() {
        return status;
    }

    public Snapshot snapshot() {
        return new Snapshot(
                before.id,
                before.number,
                before.buyerId,
                before.guest,
                before.mark,
                status,
                lines,
                discounts,
                shippingTerms,
                shippingFee,
                before.paymentMethod,
                before.shippingAddress,
                before.placedAt,
                expiresAt,
                payment,
                hold,
                steps,
                before.version);
    }

    /** Whether anything of it is other than when it was loaded. */
    public boolean isChanged() {
        return !snapshot().equals(before);
    }

    /** Lines that are other than when it was loaded. */
    public List<OrderLine> changedLines() {
        return lines.stream().filter(line -> !before.lines.contains(line)).toList();
    }

    /** Whether its discounts are others than when it was loaded. */
    public boolean areDiscountsChanged() {
        return !discounts.equals(before.discounts);
    }

    /** Changes of state since it was loaded. */
    public List<StatusChange> changes() {
        return List.copyOf(changes);
    }

    /** Cancellations in part since it was loaded. */
    public List<Cancellation> cancellations() {
        return List.copyOf(cancellations);
    }

    /** What happened since it was loaded. */
    public List<OrderEvent> events() {
        return List.copyOf(events);
    }

    private void cancel(CancelCause cause, UUID by, String reason, @Nullable RequestKey key, Instant at) {
        requireAllowed(OrderStatus.CANCELLED);
        // Told before the change of state: promotion lets go before payment, which follows both, locks anything.
        events.add(new OrderEvent.Cancelled(cause, reason, snapshot().isMoneyHere()));
        step(status, OrderStatus.CANCELLED, at, by, reason, key);
    }

    private void become(OrderStatus next, Instant at, UUID by, @Nullable String reason) {
        requireAllowed(next);
        step(status, next, at, by, reason, null);
    }

    private void requireAllowed(OrderStatus next) {
        if (!status.allows(next)) {
            throw illegalState();
        }
    }

    private void step(
            @Nullable OrderStatus from,
            OrderStatus next,
            Instant at,
            UUID by,
            @Nullable String reason,
            @Nullable RequestKey key) {
        status = next;
        changes.add(new StatusChange(++steps, from, next, at, by, reason, key));
        events.add(new OrderEvent.StatusChanged(from, next));
    }

    private UUID buyerId() {
        return before.buyerId;
    }

    private boolean isInTheHouse() {
        return status == OrderStatus.PAID || status == OrderStatus.PREPARING;
    }

    private void requireNotHeld() {
        if (hold != null) {
            throw new OrderOnHold(hold.reason());
        }
    }

    private boolean isPlaced() {
        return steps > 0;
    }

    private boolean isOverdue(Instant at) {
        return !at.isBefore(expiresAt);
    }

    private void requireOwner(Actor actor) {
        if (!actor.isBuyerOf(before.id.value(), before.buyerId)) {
            throw new NotFound("order");
        }
    }

    private IllegalOrderState illegalState() {
        return new IllegalOrderState(status.name(), status.allowed());
    }
}
