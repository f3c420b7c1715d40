package shop.jangteo.ordering.adapter.in.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.promotion.CouponUseStarted;
import shop.jangteo.contract.promotion.Discount;
import shop.jangteo.contract.promotion.DiscountTaken;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.application.ApplyDiscounts;
import shop.jangteo.ordering.application.HoldForCoupon;
import shop.jangteo.ordering.domain.order.AppliedDiscount;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.platform.event.JoinsTransaction;

@Component
class PromotionListener {

    private final HoldForCoupon holdForCoupon;
    private final ApplyDiscounts applyDiscounts;

    PromotionListener(HoldForCoupon holdForCoupon, ApplyDiscounts applyDiscounts) {
        this.holdForCoupon = holdForCoupon;
        this.applyDiscounts = applyDiscounts;
    }

    @JoinsTransaction
    void on(CouponUseStarted event) {
        holdForCoupon.handle(new HoldForCoupon.Command(new OrderId(event.orderId()), event.buyerId()));
    }

    @JoinsTransaction
    void on(DiscountTaken event) {
        applyDiscounts.handle(new ApplyDiscounts.Command(
                new OrderId(event.orderId()),
                event.discounts().stream().map(PromotionListener::applied).toList(),
                event.pointsUsed()));
    }

    private static AppliedDiscount applied(Discount discount) {
        Map<UUID, Money> shares = new HashMap<>(discount.perLine());
        shares.values().removeIf(Money::isZero);
        return new AppliedDiscount(discount.source(), discount.id(), discount.name(), shares);
    }
}
