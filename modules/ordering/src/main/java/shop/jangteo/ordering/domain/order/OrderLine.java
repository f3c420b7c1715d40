package shop.jangteo.ordering.domain.order;

import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.offer.Offer;

/**
 * One variant of an order, with everything that mattered about it when it was ordered.
 *
 * <p>Amounts are those of the units that are left.
 *
 * @param cancelledQuantity units of {@code quantity} that were cancelled
 * @param discount this line's share of all discounts
 * @param points what is paid of this line with points
 */
public record OrderLine(
        UUID id,
        UUID variantId,
        UUID productId,
        UUID brandId,
        String productName,
        Map<String, String> options,
        Money unitPrice,
        Quantity quantity,
        int cancelledQuantity,
        Money discount,
        Money points) {

    public OrderLine {
        if (cancelledQuantity < 0 || cancelledQuantity > quantity.value()) {
            throw new IllegalArgumentException(
                    "line " + id + ": " + cancelledQuantity + " of " + quantity + " cancelled");
        }
        if (discount.plus(points).isMoreThan(unitPrice.times(quantity.value() - cancelledQuantity))) {
            throw new IllegalArgumentException(
                    "line " + id + ": discount " + discount + " and points " + points + " are more than the line");
        }
    }

    static OrderLine of(UUID id, Offer offer, Quantity quantity) {
        return new OrderLine(
                id,
                offer.variantId(),
                offer.productId(),
                offer.brandId(),
                offer.productName(),
                offer.options(),
                offer.unitPrice(),
                quantity,
                0,
                Money.ZERO,
                Money.ZERO);
    }

    OrderLine discountedBy(Money newDiscount) {
        return with(cancelledQuantity, newDiscount, Money.ZERO);
    }

    OrderLine paidWithPoints(Money newPoints) {
        return with(cancelledQuantity, discount, newPoints);
    }

    /** What is left when some units go and take their part of discount and points with them. */
    OrderLine without(int units, Money theirDiscount, Money theirPoints) {
        return with(cancelledQuantity + units, discount.minus(theirDiscount), points.minus(theirPoints));
    }

    /** Units that are left. */
    public int remaining() {
        return quantity.value() - cancelledQuantity;
    }

    public boolean isCancelled() {
        return remaining() == 0;
    }

    public Money amount() {
        return unitPrice.times(remaining());
    }

    private OrderLine with(int newCancelled, Money newDiscount, Money newPoints) {
        return new OrderLine(
                id,
                variantId,
                productId,
                brandId,
                productName,
                options,
                unitPrice,
                quantity,
                newCancelled,
                newDiscount,
                newPoints);
    }
}
