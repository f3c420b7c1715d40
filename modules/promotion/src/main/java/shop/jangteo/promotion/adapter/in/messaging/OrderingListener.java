package shop.jangteo.promotion.adapter.in.messaging;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.ordering.CancelledLine;
import shop.jangteo.contract.ordering.DiscountRequested;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderConfirmed;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.ordering.ShippingRulesChanged;
import shop.jangteo.kernel.Money;
import shop.jangteo.platform.event.JoinsTransaction;
import shop.jangteo.promotion.application.EarnPoints;
import shop.jangteo.promotion.application.GiveBackDiscount;
import shop.jangteo.promotion.application.RememberOpenOrder;
import shop.jangteo.promotion.application.RememberShippingRules;
import shop.jangteo.promotion.application.TakeDiscount;
import shop.jangteo.promotion.domain.pricing.OpenOrder;
import shop.jangteo.promotion.domain.pricing.OrderedGoods;
import shop.jangteo.promotion.domain.pricing.RemainingGoods;
import shop.jangteo.promotion.domain.pricing.ShippingRules;

@Component
class OrderingListener {

    private final TakeDiscount takeDiscount;
    private final RememberOpenOrder rememberOpenOrder;
    private final GiveBackDiscount giveBackDiscount;
    private final EarnPoints earnPoints;
    private final RememberShippingRules rememberShippingRules;

    OrderingListener(
            TakeDiscount takeDiscount,
            RememberOpenOrder rememberOpenOrder,
            GiveBackDiscount giveBackDiscount,
            EarnPoints earnPoints,
            RememberShippingRules rememberShippingRules) {
        this.takeDiscount = takeDiscount;
        this.rememberOpenOrder = rememberOpenOrder;
        this.giveBackDiscount = giveBackDiscount;
        this.earnPoints = earnPoints;
        this.rememberShippingRules = rememberShippingRules;
    }

    @JoinsTransaction
    void on(DiscountRequested event) {
        takeDiscount.handle(new TakeDiscount.Command(
                event.orderId(), event.buyerId(), goods(event.lines()), event.issuedCouponIds(), event.pointsToUse()));
    }

    @JoinsTransaction
    @Order(5)
    void on(OrderPlaced event) {
        rememberOpenOrder.placed(new OpenOrder(event.orderId(), event.buyerId(), goods(event.lines())));
    }

    @JoinsTransaction
    @Order(10)
    void on(OrderCancelled event) {
        giveBackDiscount.handle(new GiveBackDiscount.Whole(event.orderId(), event.buyerId()));
    }

    @JoinsTransaction
    @Order(10)
    void on(OrderLinesCancelled event) {
        giveBackDiscount.handle(new GiveBackDiscount.Part(
                event.cancellationId(),
                event.orderId(),
                event.buyerId(),
                event.lines().stream().map(OrderingListener::left).toList(),
                event.pointsBack(),
                event.couponsBack()));
    }

    private static RemainingGoods left(CancelledLine line) {
        long unitPrice = line.amount().won() / line.quantity().value();
        return new RemainingGoods(line.lineId(), Money.won(unitPrice).times(line.remaining()));
    }

    @JoinsTransaction
    @Order(20)
    void on(ShippingRulesChanged event) {
        rememberShippingRules.handle(new ShippingRules(
                event.baseFee(),
                event.freeFrom(),
                event.minimumOrderAmount(),
                event.zones().stream()
                        .map(zone -> new ShippingRules.Zone(
                                zone.name(), zone.fromPostalCode(), zone.toPostalCode(), zone.surcharge()))
                        .toList(),
                event.version()));
    }

    @ApplicationModuleListener(id = "promotion.on-order-paid")
    void on(OrderPaid event) {
        rememberOpenOrder.paid(event.orderId());
    }

    @ApplicationModuleListener(id = "promotion.on-order-confirmed")
    void on(OrderConfirmed event) {
        earnPoints.handle(
                new EarnPoints.Command(event.orderId(), event.buyerId(), event.earningBase(), event.occurredAt()));
    }

    private static List<OrderedGoods> goods(List<OrderedLine> lines) {
        return lines.stream()
                .map(line -> new OrderedGoods(
                        line.lineId(), line.variantId(), line.productId(), line.brandId(), line.lineAmount()))
                .toList();
    }
}
