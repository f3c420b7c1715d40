package shop.jangteo.ordering.domain.order;

import java.time.Duration;
import shop.jangteo.kernel.Money;

/**
 * What the shop asks of an order.
 *
 * @param minimumAmount of the goods before discounts and delivery (OR-5)
 * @param mostPerLine units of one variant
 * @param paymentWindow how long an unpaid order holds stock, coupon and points (OR-8)
 */
public record OrderPolicy(Money minimumAmount, int mostPerLine, Duration paymentWindow, ShippingPolicy shipping) {}
