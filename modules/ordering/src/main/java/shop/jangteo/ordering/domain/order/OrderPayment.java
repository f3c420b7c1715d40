package shop.jangteo.ordering.domain.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * What was paid for an order, and what goes back of it. What was captured is what the order costs now plus what
 * cancellations gave back.
 *
 * @param paymentId null before it is paid
 * @param givenBackByCancellations of parts of the order
 * @param refundedDirectly asked for beside any cancellation, and not yet used up by one
 * @param arrivedBack what the provider has sent back so far; never shrinks
 */
public record OrderPayment(
        @Nullable UUID paymentId, Money givenBackByCancellations, Money refundedDirectly, Money arrivedBack) {

    static final OrderPayment NONE = new OrderPayment(null, Money.ZERO, Money.ZERO, Money.ZERO);

    boolean isWith(UUID payment) {
        return payment.equals(paymentId);
    }

    OrderPayment capturedBy(UUID payment) {
        return new OrderPayment(payment, givenBackByCancellations, refundedDirectly, arrivedBack);
    }

    OrderPayment askedBackDirectly(Money amount) {
        return new OrderPayment(paymentId, givenBackByCancellations, refundedDirectly.plus(amount), arrivedBack);
    }

    /** A cancellation gives back what it asks for and what of it had been refunded directly. */
    OrderPayment cancelled(Money refund, Money refundedBefore) {
        return new OrderPayment(
                paymentId,
                givenBackByCancellations.plus(refund).plus(refundedBefore),
                refundedDirectly.minus(refundedBefore),
                arrivedBack);
    }

    OrderPayment arrived(Money total) {
        return new OrderPayment(paymentId, givenBackByCancellations, refundedDirectly, arrivedBack.max(total));
    }
}
