package shop.jangteo.promotion.domain.pricing;

import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.coupon.Goods;

/**
 * One line as it stands before discounts.
 *
 * @param amount unit price × quantity
 */
public record PricedLine(UUID id, Goods goods, Money amount) {}
