package shop.jangteo.payment.adapter.out.messaging;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.payment.DepositAwaited;
import shop.jangteo.contract.payment.DepositGivenUp;
import shop.jangteo.contract.payment.DepositTakenBack;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.contract.payment.PaymentExpired;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.PaymentStarted;
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
                new PaymentStarted(
                        ids.next(),
                        e.at(),
                        e.paymentId(),
                        e.orderId(),
                        e.buyerId(),
                        e.purpose().name());
            case PaymentEvent.DepositAwaited e ->
                new DepositAwaited(
                        ids.next(),
                        e.at(),
                        e.attempt().id(),
                        e.attempt().orderId(),
                        e.attempt().buyerId(),
                        e.attempt().amount(),
                        e.account().bank(),
                        e.account().accountNumber(),
                        e.account().dueAt(),
                        e.attempt().purpose().name());
            case PaymentEvent.DepositGivenUp e ->
                new DepositGivenUp(
                        ids.next(),
                        e.at(),
                        e.attempt().id(),
                        e.attempt().orderId(),
                        e.attempt().buyerId(),
                        e.attempt().purpose().name());
            case PaymentEvent.Captured e ->
                new PaymentCaptured(
                        ids.next(),
                        e.at(),
                        e.attempt().id(),
                        e.attempt().orderId(),
                        e.attempt().buyerId(),
                        e.attempt().amount(),
                        e.attempt().method().name(),
                        e.attempt().purpose().name());
            case PaymentEvent.DepositTakenBack e ->
                new DepositTakenBack(
                        ids.next(),
                        e.at(),
                        e.attempt().id(),
                        e.attempt().orderId(),
                        e.attempt().buyerId(),
                        e.attempt().amount(),
                        e.account().dueAt(),
                        e.attempt().purpose().name(),
                        e.withdrawn());
            case PaymentEvent.Declined e ->
                new PaymentDeclined(
                        ids.next(),
                        e.at(),
                        e.attempt().id(),
                        e.attempt().orderId(),
                        e.attempt().buyerId(),
                        e.failure().message(),
                        e.attempt().purpose().name());
            case PaymentEvent.Expired e ->
                new PaymentExpired(
                        ids.next(),
                        e.at(),
                        e.attempt().id(),
                        e.attempt().orderId(),
                        e.attempt().buyerId(),
                        e.attempt().purpose().name());
            case PaymentEvent.RefundRequested e ->
                new RefundRequested(
                        ids.next(),
                        e.at(),
                        e.refund().id(),
                        e.attempt().id(),
                        e.attempt().orderId(),
                        e.attempt().buyerId(),
                        e.refund().amount(),
                        e.whole(),
                        e.refund().cause().name(),
                        e.refund().reason(),
                        e.attempt().purpose().name());
            case PaymentEvent.Refunded e ->
                new PaymentRefunded(
                        ids.next(),
                        e.at(),
                        e.refund().id(),
                        e.attempt().id(),
                        e.attempt().orderId(),
                        e.attempt().buyerId(),
                        e.refund().amount(),
                        e.refundedTotal(),
                        e.attempt().amount(),
                        e.attempt().purpose().name());
        };
    }
}
