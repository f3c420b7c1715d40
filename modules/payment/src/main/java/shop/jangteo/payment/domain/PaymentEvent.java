package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;

/** What happens to payments. */
public sealed interface PaymentEvent {

    Instant at();

    record Started(UUID paymentId, UUID orderId, Purpose purpose, UUID buyerId, Instant at) implements PaymentEvent {}

    record DepositAwaited(Attempt attempt, VirtualAccount account, Instant at) implements PaymentEvent {}

    /** The buyer means to pay in another way. */
    record DepositGivenUp(Attempt attempt, Instant at) implements PaymentEvent {}

    record Captured(Attempt attempt, Instant at) implements PaymentEvent {}

    /**
     * The bank took back what had been told as captured.
     *
     * @param withdrawn what had been asked back of it and hadn't gone back yet
     */
    record DepositTakenBack(Attempt attempt, VirtualAccount account, Money withdrawn, Instant at)
            implements PaymentEvent {}

    record Declined(Attempt attempt, Failure failure, Instant at) implements PaymentEvent {}

    record Expired(Attempt attempt, Instant at) implements PaymentEvent {}

    /** @param whole nothing captured would remain */
    record RefundRequested(Attempt attempt, Refund refund, boolean whole, Instant at) implements PaymentEvent {}

    /** @param refundedTotal includes this refund */
    record Refunded(Attempt attempt, Refund refund, Money refundedTotal, Instant at) implements PaymentEvent {}
}
