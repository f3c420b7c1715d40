package shop.jangteo.ordering.domain.order;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Money;

/**
 * Something that makes an order cheaper, as promotion told it.
 *
 * @param source what kind of thing: {@code COUPON} …
 * @param sourceId which one: the issued coupon
 * @param shares its part of every line that it applies to and of which something is left; may have become nothing by
 *     rounding
 */
public record AppliedDiscount(String source, UUID sourceId, String name, Map<UUID, Money> shares) {

    private static final String COUPON = "COUPON";

    public AppliedDiscount {
        shares = Map.copyOf(shares);
    }

    public Money amount() {
        return Money.sum(shares.values());
    }

    public Money on(UUID lineId) {
        return shares.getOrDefault(lineId, Money.ZERO);
    }

    /** The same discount on more lines. */
    public AppliedDiscount and(AppliedDiscount more) {
        Map<UUID, Money> all = new HashMap<>(shares);
        all.putAll(more.shares);
        return new AppliedDiscount(source, sourceId, name, all);
    }

    public boolean isCoupon() {
        return source.equals(COUPON);
    }

    /** Whether anything of the order still needs it. */
    public boolean isCarried() {
        return !shares.isEmpty();
    }
}
