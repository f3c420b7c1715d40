package shop.jangteo.ordering.domain.order;

import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.offer.Offer;

/**
 * One variant of an order, with everything that mattered about it when it was ordered.
 *
 * @param discount this line's share of all discounts, at most {@link #amount()}
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
        Money discount) {

    public OrderLine {
        if (discount.isMoreThan(unitPrice.times(quantity.value()))) {
            throw new IllegalArgumentException("line " + id + ": discount " + discount + " is more than the line");
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
                Money.ZERO);
    }

    OrderLine discountedBy(Money newDiscount) {
        return new OrderLine(id, variantId, productId, brandId, productName, options, unitPrice, quantity, newDiscount);
    }

    public Money amount() {
        return unitPrice.times(quantity.value());
    }
}
