package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;

/** What happens to payments. */
public sealed interface PaymentEvent {

    UUID paymentId();

    UUID orderId();

    UUID buyerId();

    Instant at();

    record Started(UUID paymentId, UUID orderId, UUID buyerId, Instant at) implements PaymentEvent {}

    record Captured(UUID paymentId, UUID orderId, UUID buyerId, Money amount, PaymentMethod method, Instant at)
            implements PaymentEvent {}

    record Declined(UUID paymentId, UUID orderId, UUID buyerId, Failure failure, Instant at) implements PaymentEvent {}

    /** @param whole nothing captured would remain */
    record RefundRequested(UUID paymentId, UUID orderId, UUID buyerId, Refund refund, boolean whole, Instant at)
            implements PaymentEvent {}

    /** @param refundedTotal includes this refund */
    record Refunded(
            UUID paymentId, UUID orderId, UUID buyerId, Refund refund, Money refundedTotal, Money captured, Instant at)
            implements PaymentEvent {}
}
