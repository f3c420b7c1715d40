package shop.jangteo.promotion.adapter.out.messaging;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.promotion.CouponUseStarted;
import shop.jangteo.contract.promotion.Discount;
import shop.jangteo.contract.promotion.DiscountTaken;
import shop.jangteo.contract.promotion.PointsChargeRequested;
import shop.jangteo.contract.promotion.PointsEarned;
import shop.jangteo.contract.promotion.PointsExpired;
import shop.jangteo.contract.promotion.PointsGranted;
import shop.jangteo.contract.promotion.TierChanged;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.promotion.domain.PromotionEvent;
import shop.jangteo.promotion.domain.PromotionEvents;

/** The only place that makes this context's contract events. */
@Component
class PromotionPublisher implements PromotionEvents {

    private final ApplicationEventPublisher events;
    private final Ids ids;

    PromotionPublisher(ApplicationEventPublisher events, Ids ids) {
        this.events = events;
        this.ids = ids;
    }

    @Override
    public void publish(List<? extends PromotionEvent> happened) {
        happened.forEach(event -> events.publishEvent(published(event)));
    }

    private PublishedEvent published(PromotionEvent event) {
        return switch (event) {
            case PromotionEvent.CouponUseStarted started ->
                new CouponUseStarted(ids.next(), started.at(), started.orderId(), started.buyerId());
            case PromotionEvent.DiscountTaken taken ->
                new DiscountTaken(
                        ids.next(),
                        taken.at(),
                        taken.orderId(),
                        taken.buyerId(),
                        taken.discounts().stream()
                                .map(discount -> new Discount(
                                        "COUPON",
                                        discount.issuedId().value(),
                                        discount.name(),
                                        discount.amount(),
                                        discount.perLine()))
                                .toList(),
                        taken.pointsUsed());
            case PromotionEvent.PointsEarned earned ->
                new PointsEarned(
                        ids.next(),
                        earned.at(),
                        earned.memberId(),
                        earned.orderId(),
                        earned.points().won(),
                        earned.balance().won());
            case PromotionEvent.PointsGranted granted ->
                new PointsGranted(
                        ids.next(),
                        granted.at(),
                        granted.memberId(),
                        granted.entryId(),
                        granted.points().won(),
                        granted.balance().won());
            case PromotionEvent.PointsExpired expired ->
                new PointsExpired(
                        ids.next(),
                        expired.at(),
                        expired.memberId(),
                        expired.entryId(),
                        expired.points().won(),
                        expired.balance().won());
            case PromotionEvent.PointsChargeRequested requested ->
                new PointsChargeRequested(
                        ids.next(),
                        requested.at(),
                        requested.chargeId(),
                        requested.memberId(),
                        requested.amount(),
                        requested.method(),
                        requested.paymentToken());
            case PromotionEvent.TierChanged changed ->
                new TierChanged(ids.next(), changed.at(), changed.memberId(), changed.from(), changed.to());
        };
    }
}
