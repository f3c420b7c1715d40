package shop.jangteo.promotion.domain.pricing;

import java.util.UUID;
import shop.jangteo.kernel.Money;

/**
 * A line of an order as ordering told it.
 *
 * @param amount unit price × quantity, before discounts
 */
public record OrderedGoods(UUID lineId, UUID variantId, UUID productId, UUID brandId, Money amount) {}
