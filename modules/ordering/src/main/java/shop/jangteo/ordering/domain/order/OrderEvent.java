package shop.jangteo.ordering.domain.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/** What happened to an order. The order itself is at hand wherever these are read. */
public sealed interface OrderEvent {

    /** An order that is being drawn up asks for coupons and points; answered before it is placed. */
    record DiscountRequested(List<UUID> issuedCouponIds, Money pointsToUse) implements OrderEvent {}

    record Placed() implements OrderEvent {}

    /** The amount of an unpaid order changed. */
    record Repriced() implements OrderEvent {}

    /** @param from null when it was placed */
    record StatusChanged(@Nullable OrderStatus from, OrderStatus to) implements OrderEvent {}

    record Paid(UUID paymentId) implements OrderEvent {}

    /** Money was taken that the order can't take: it has to go back. */
    record CaptureRejected(UUID paymentId, String reason) implements OrderEvent {}

    /** A part of it, and something is left. */
    record LinesCancelled(Cancellation cancellation, boolean paid) implements OrderEvent {}

    /** It was paid, and the money is gone again for now. */
    record Held(String reason) implements OrderEvent {}

    record Released() implements OrderEvent {}

    /** @param paid whether there is money to give back */
    record Cancelled(CancelCause cause, String reason, boolean paid) implements OrderEvent {}

    /** @param earningBase goods paid for with money that did not go back, without delivery */
    record Confirmed(Money earningBase) implements OrderEvent {}
}
