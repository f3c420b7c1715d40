package shop.jangteo.ordering.domain.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.OrderingRuleBroken.OrderAlreadyPaid;
import shop.jangteo.ordering.domain.OrderingRuleBroken.OrderOnHold;

/**
 * Until when an order has to be paid, with which payment it was, and whether that money is still here. Part of its
 * {@link Order}.
 */
final class Settlement {

    private final Course course;
    private final List<OrderEvent> events;
    private Instant expiresAt;
    private OrderPayment payment;
    private @Nullable Hold hold;

    /** @param events of the order */
    Settlement(OrderSnapshot stored, Course course, List<OrderEvent> events) {
        this.course = course;
        this.events = events;
        this.expiresAt = stored.expiresAt();
        this.payment = stored.payment();
        this.hold = stored.hold();
    }

    void start(UUID buyerId, Instant at) {
        if (isPaid() && !course.isCancelled()) {
            throw new OrderAlreadyPaid(course.status().name());
        }
        if (!course.isUnpaid() || isOver(at)) {
            throw course.illegalState();
        }
        if (course.status() == OrderStatus.PAYMENT_FAILED) {
            course.become(OrderStatus.PENDING, at, buyerId, null);
        }
    }

    void depositAwaited(Instant dueAt) {
        if (course.isUnpaid()) {
            expiresAt = dueAt;
        }
    }

    void depositGivenUp(Instant payUntil) {
        if (course.isUnpaid() && payUntil.isBefore(expiresAt)) {
            expiresAt = payUntil;
        }
    }

    /** @param due what the order comes to */
    void captured(UUID paymentId, Money amount, Money due, Instant at) {
        if (payment.isWith(paymentId)) {
            depositIsBack(paymentId);
        } else if (!course.isUnpaid()) {
            events.add(new OrderEvent.CaptureRejected(paymentId, "ORDER_" + course.status()));
        } else if (!amount.equals(due)) {
            events.add(new OrderEvent.CaptureRejected(paymentId, "AMOUNT_MISMATCH"));
        } else {
            if (course.status() == OrderStatus.PAYMENT_FAILED) {
                course.become(OrderStatus.PENDING, at, null);
            }
            payment = payment.capturedBy(paymentId);
            course.become(OrderStatus.PAID, at, null);
            events.add(new OrderEvent.Paid(paymentId));
        }
    }

    void depositTakenBack(UUID paymentId, Instant until) {
        if (!payment.isWith(paymentId) || course.isCancelled()) {
            return;
        }
        boolean news = hold == null;
        hold = new Hold(Hold.DEPOSIT_TAKEN_BACK, until);
        if (news && course.isInTheHouse()) {
            events.add(new OrderEvent.Held(Hold.DEPOSIT_TAKEN_BACK));
        }
    }

    private void depositIsBack(UUID paymentId) {
        if (hold == null) {
            return;
        }
        hold = null;
        if (course.isCancelled()) {
            events.add(new OrderEvent.CaptureRejected(paymentId, "ORDER_" + course.status()));
        } else if (course.isInTheHouse()) {
            events.add(new OrderEvent.Released());
        }
    }

    void declined(String reason, Instant at) {
        if (course.status() == OrderStatus.PENDING) {
            course.become(OrderStatus.PAYMENT_FAILED, at, reason);
        }
    }

    void askedBackDirectly(Money amount) {
        payment = payment.askedBackDirectly(amount);
    }

    void wentBack(UUID paymentId, Money total) {
        if (payment.isWith(paymentId)) {
            payment = payment.arrived(total);
        }
    }

    /** A part of the order was cancelled. */
    void gaveBack(CancellationPlan plan) {
        payment = payment.cancelled(plan.refund(), plan.alreadyRefunded());
    }

    /** Nobody paid in time, or the money that was taken back didn't come again. */
    boolean isOverdue(Instant at) {
        boolean unpaid = course.isUnpaid() && isOver(at);
        boolean heldTooLong = hold != null && course.isInTheHouse() && !at.isBefore(hold.until());
        return unpaid || heldTooLong;
    }

    private boolean isOver(Instant at) {
        return !at.isBefore(expiresAt);
    }

    /** @throws OrderOnHold when its money isn't here any more */
    void requireNotHeld() {
        if (hold != null) {
            throw new OrderOnHold(hold.reason());
        }
    }

    boolean isPaid() {
        return payment.paymentId() != null;
    }

    boolean isPaidWith(UUID paymentId) {
        return payment.isWith(paymentId);
    }

    /** Whether somebody has asked for all that it costs, beside any cancellation. */
    boolean isRefundedWhole(Money cost) {
        return !payment.refundedDirectly().isZero()
                && !payment.refundedDirectly().isLessThan(cost);
    }

    OrderPayment payment() {
        return payment;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Hold hold() {
        return hold;
    }
}
