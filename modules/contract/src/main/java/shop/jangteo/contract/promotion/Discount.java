package shop.jangteo.contract.promotion;

import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Money;

/**
 * One discount on an order and its share on each line; source is COUPON.
 */
public record Discount(String source, UUID id, String name, Money amount, Map<UUID, Money> perLine) {}
