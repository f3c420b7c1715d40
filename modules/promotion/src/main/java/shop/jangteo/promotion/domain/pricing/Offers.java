package shop.jangteo.promotion.domain.pricing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import shop.jangteo.promotion.domain.coupon.Goods;

/** What the variants are sold as. */
public interface Offers {

    /** Kept only when it is newer than what is known. */
    void save(Offer offer);

    Map<UUID, Offer> findAll(Collection<UUID> variantIds);

    /** An order's lines with what a coupon's scope wants to know of their goods. */
    default List<PricedLine> priced(List<OrderedGoods> lines) {
        Map<UUID, Offer> offers = lines.isEmpty()
                ? Map.of()
                : findAll(lines.stream().map(OrderedGoods::variantId).distinct().toList());
        return lines.stream()
                .map(line -> {
                    Offer offer = offers.get(line.variantId());
                    Set<UUID> categories = offer == null ? Set.of() : Set.copyOf(offer.categoryPath());
                    return new PricedLine(
                            line.lineId(), new Goods(line.productId(), line.brandId(), categories), line.amount());
                })
                .toList();
    }
}
