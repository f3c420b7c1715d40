package shop.jangteo.ordering.adapter.in.messaging;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.PaymentStarted;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.ordering.application.TrackPayment;
import shop.jangteo.ordering.application.TrackPayment.Fact;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.platform.event.JoinsTransaction;

/**
 * Whether an order can be paid is decided with the order in hand, so these join the payment's transaction. That money has
 * arrived back decides nothing any more: it follows.
 */
@Component
class PaymentListener {

    /** A refund that nobody asked for on behalf of an order: the order follows it, not the other way round. */
    private static final String DIRECT = "DIRECT";

    private final TrackPayment trackPayment;

    PaymentListener(TrackPayment trackPayment) {
        this.trackPayment = trackPayment;
    }

    @JoinsTransaction
    void on(PaymentStarted event) {
        trackPayment.handle(new Fact.Started(new OrderId(event.orderId()), event.occurredAt()));
    }

    @JoinsTransaction
    void on(PaymentCaptured event) {
        trackPayment.handle(
                new Fact.Captured(new OrderId(event.orderId()), event.paymentId(), event.amount(), event.occurredAt()));
    }

    @JoinsTransaction
    void on(PaymentDeclined event) {
        trackPayment.handle(new Fact.Declined(new OrderId(event.orderId()), event.reason(), event.occurredAt()));
    }

    @JoinsTransaction
    void on(RefundRequested event) {
        if (event.whole() && event.cause().equals(DIRECT)) {
            trackPayment.handle(new Fact.Refunded(
                    new OrderId(event.orderId()), event.paymentId(), event.reason(), event.occurredAt()));
        }
    }

    @ApplicationModuleListener(id = "ordering.on-payment-refunded")
    void on(PaymentRefunded event) {
        trackPayment.handle(new Fact.WentBack(new OrderId(event.orderId()), event.paymentId(), event.refundedTotal()));
    }
}
