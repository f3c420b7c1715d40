package shop.jangteo.promotion.domain.pricing;

import java.util.UUID;
import shop.jangteo.kernel.Money;

/**
 * A line of which a part was cancelled.
 *
 * @param amount what is left of it, before discounts; zero when nothing is
 */
public record RemainingGoods(UUID lineId, Money amount) {}
