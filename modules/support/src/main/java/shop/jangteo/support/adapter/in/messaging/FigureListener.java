package shop.jangteo.support.adapter.in.messaging;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.identity.MemberRegistered;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.ordering.OrderStatusChanged;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.Purpose;
import shop.jangteo.support.application.CountFigure;
import shop.jangteo.support.application.FollowOrder;
import shop.jangteo.support.domain.figures.OrderProgress;
import shop.jangteo.support.domain.figures.Tally;

/** Adds up the operator's figures. */
@Component
class FigureListener {

    private final CountFigure countFigure;
    private final FollowOrder followOrder;

    FigureListener(CountFigure countFigure, FollowOrder followOrder) {
        this.countFigure = countFigure;
        this.followOrder = followOrder;
    }

    @ApplicationModuleListener(id = "support.figures-on-order-paid")
    void on(OrderPaid event) {
        countFigure.handle(new CountFigure.Command(event.occurredAt(), Tally.sale(event.finalAmount())));
    }

    @ApplicationModuleListener(id = "support.figures-on-order-cancelled")
    void on(OrderCancelled event) {
        if (!event.cause().equals("EXPIRED")) {
            countFigure.handle(new CountFigure.Command(event.occurredAt(), Tally.cancellation()));
        }
    }

    @ApplicationModuleListener(id = "support.figures-on-member-registered")
    void on(MemberRegistered event) {
        countFigure.handle(new CountFigure.Command(event.occurredAt(), Tally.newMember()));
    }

    @ApplicationModuleListener(id = "support.figures-on-payment-refunded")
    void on(PaymentRefunded event) {
        if (event.purpose().equals(Purpose.ORDER)) {
            countFigure.handle(new CountFigure.Command(event.occurredAt(), Tally.refund(event.amount())));
        }
    }

    @ApplicationModuleListener(id = "support.figures-on-order-status-changed")
    void on(OrderStatusChanged event) {
        followOrder.handle(new FollowOrder.Command(event.orderId(), new OrderProgress(event.to(), event.occurredAt())));
    }
}
