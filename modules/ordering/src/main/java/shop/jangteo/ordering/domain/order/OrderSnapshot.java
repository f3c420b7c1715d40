package shop.jangteo.ordering.domain.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * All of an order, to be stored or told.
 *
 * @param hold null unless it has to wait
 * @param steps how many changes of state it has seen, 0 while it is drawn up
 * @param version 0 before it is stored
 */
public record OrderSnapshot(
        OrderId id,
        OrderNumber number,
        UUID buyerId,
        @Nullable Guest guest,
        @Nullable Mark mark,
        OrderStatus status,
        Bill bill,
        PaymentMethod paymentMethod,
        ShippingAddress shippingAddress,
        Instant placedAt,
        Instant expiresAt,
        OrderPayment payment,
        @Nullable Hold hold,
        int steps,
        long version) {

    static OrderSnapshot drawnUp(
            OrderId id, OrderNumber number, Checkout checkout, Bill bill, Instant at, Instant expiresAt) {
        return new OrderSnapshot(
                id,
                number,
                checkout.buyerId(),
                checkout.guest(),
                checkout.mark(),
                OrderStatus.PENDING,
                bill,
                checkout.paymentMethod(),
                checkout.shippingAddress(),
                at,
                expiresAt,
                OrderPayment.NONE,
                null,
                0,
                0);
    }

    public List<OrderLine> lines() {
        return bill.lines();
    }

    public List<AppliedDiscount> discounts() {
        return bill.discounts();
    }

    public ShippingTerms shippingTerms() {
        return bill.shippingTerms();
    }

    public Money shippingFee() {
        return bill.shippingFee();
    }

    public Money totalAmount() {
        return bill.totalAmount();
    }

    public Money discountAmount() {
        return bill.discountAmount();
    }

    public Money pointsUsed() {
        return bill.pointsUsed();
    }

    public Money finalAmount() {
        return bill.finalAmount();
    }

    /** The same, stored once more. */
    public OrderSnapshot nextVersion() {
        return with(status, bill, expiresAt, payment, hold, steps, version + 1);
    }

    /** The same order, further on. */
    OrderSnapshot with(Course course, Bill newBill, Settlement settlement) {
        return with(
                course.status(),
                newBill,
                settlement.expiresAt(),
                settlement.payment(),
                settlement.hold(),
                course.steps(),
                version);
    }

    private OrderSnapshot with(
            OrderStatus newStatus,
            Bill newBill,
            Instant newExpiry,
            OrderPayment newPayment,
            @Nullable Hold newHold,
            int newSteps,
            long newVersion) {
        return new OrderSnapshot(
                id,
                number,
                buyerId,
                guest,
                mark,
                newStatus,
                newBill,
                paymentMethod,
                shippingAddress,
                placedAt,
                newExpiry,
                newPayment,
                newHold,
                newSteps,
                newVersion);
    }

    /** Whether it is paid and the money is still here. */
    boolean isMoneyHere() {
        return payment.paymentId() != null && hold == null;
    }
}
