package shop.jangteo.payment.adapter.out.messaging;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.PaymentStarted;
import shop.jangteo.contract.payment.Purpose;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.payment.domain.PaymentEvent;
import shop.jangteo.payment.domain.PaymentEvents;

/** The only place that makes payment's part of the published language. */
@Component
class PaymentPublisher implements PaymentEvents {

    private final ApplicationEventPublisher events;
    private final Ids ids;

    PaymentPublisher(ApplicationEventPublisher events, Ids ids) {
        this.events = events;
        this.ids = ids;
    }

    @Override
    public void publish(List<? extends PaymentEvent> happened) {
        happened.forEach(event -> events.publishEvent(published(event)));
    }

    private PublishedEvent published(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Started e ->
                new PaymentStarted(ids.next(), e.at(), e.paymentId(), e.orderId(), e.buyerId(), Purpose.ORDER);
            case PaymentEvent.Captured e ->
                new PaymentCaptured(
                        ids.next(),
                        e.at(),
                        e.paymentId(),
                        e.orderId(),
                        e.buyerId(),
                        e.amount(),
                        e.method().name(), Purpose.ORDER);
            case PaymentEvent.Declined e ->
                new PaymentDeclined(
                        ids.next(),
                        e.at(),
                        e.paymentId(),
                        e.orderId(),
                        e.buyerId(),
                        e.failure().message(), Purpose.ORDER);
            case PaymentEvent.RefundRequested e ->
                new RefundRequested(
                        ids.next(),
                        e.at(),
                        e.refund().id(),
                        e.paymentId(),
                        e.orderId(),
                        e.buyerId(),
                        e.refund().amount(),
                        e.whole(),
                        e.refund().cause().name(),
                        e.refund().reason(), Purpose.ORDER);
            case PaymentEvent.Refunded e ->
                new PaymentRefunded(
                        ids.next(),
                        e.at(),
                        e.refund().id(),
                        e.paymentId(),
                        e.orderId(),
                        e.buyerId(),
                        e.refund().amount(),
                        e.refundedTotal(),
                        e.captured(), Purpose.ORDER);
        };
    }
}
