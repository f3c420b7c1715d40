package shop.jangteo.promotion.domain.pricing;

import java.util.List;
import java.util.UUID;

/** An order that awaits its payment, as far as coupons can still be put on it. */
public record OpenOrder(UUID orderId, UUID buyerId, List<OrderedGoods> goods) {

    public OpenOrder {
        goods = List.copyOf(goods);
    }
}
