package shop.jangteo.promotion.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.pricing.Quote;

/** What happened in promotion that others want to know. */
public sealed interface PromotionEvent {

    Instant at();

    /** A buyer is about to put a coupon on an order; nothing has been taken yet. */
    record CouponUseStarted(UUID orderId, UUID buyerId, Instant at) implements PromotionEvent {}

    /** An unpaid order costs less now; names all its discounts anew. */
    record DiscountTaken(UUID orderId, UUID buyerId, List<Quote.Applied> discounts, Money pointsUsed, Instant at)
            implements PromotionEvent {}

    /** A confirmed purchase brought points. */
    record PointsEarned(UUID memberId, UUID orderId, Money points, Money balance, Instant at)
            implements PromotionEvent {}

    /** An operator gave points. */
    record PointsGranted(UUID memberId, UUID entryId, Money points, Money balance, Instant at)
            implements PromotionEvent {}

    /** Points were written off. */
    record PointsExpired(UUID memberId, UUID entryId, Money points, Money balance, Instant at)
            implements PromotionEvent {}

    /** @param paymentToken what the provider's window gave the buyer; kept nowhere but in this event */
    record PointsChargeRequested(
            UUID chargeId,
            UUID memberId,
            Money amount,
            String method,
            @Nullable String paymentToken,
            Instant at) implements PromotionEvent {}

    /** A member came to another tier by what was bought within the window. */
    record TierChanged(UUID memberId, String from, String to, Instant at) implements PromotionEvent {}
}
