package shop.jangteo.ordering.domain.order;

import java.time.Duration;

/**
 * What the shop asks of an order.
 *
 * @param mostPerLine units of one variant
 * @param paymentWindow how long an unpaid order holds stock, coupon and points (OR-8)
 */
public record OrderPolicy(int mostPerLine, Duration paymentWindow) {}
