package shop.jangteo.ordering.adapter.in.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * What cancelling would do, won by won: goods − discountTakenBack − pointsBack − the delivery fee's increase is what comes
 * back, partly directly before.
 *
 * @param discountTakenBack was taken off these items and so was never paid
 * @param pointsBack return to the buyer's points
 * @param refundAmount comes back by way of the payment; nothing when the order isn't paid
 * @param remaining of the order
 * @param reasons what of this may surprise, in words
 */
record CancellationView(
        List<Item> items,
        Money goods,
        Money discountTakenBack,
        Money pointsBack,
        List<Coupon> couponsBack,
        Fee shippingFee,
        Money refundAmount,
        Money alreadyRefunded,
        Remaining remaining,
        List<Reason> reasons) {

    record Item(UUID itemId, int quantity, Money amount, Money discount, Money points) {}

    /** @param id of the issued coupon */
    record Coupon(UUID id, String name) {}

    /** @param reason why it changes, null when it doesn't */
    record Fee(Money before, Money after, @Nullable String reason) {}

    record Remaining(Money totalAmount, Money discountAmount, Money pointsUsed, Money shippingFee, Money finalAmount) {}

    record Reason(String code, String message) {}
}
