package shop.jangteo.ordering.adapter.in.messaging;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.payment.DepositAwaited;
import shop.jangteo.contract.payment.DepositGivenUp;
import shop.jangteo.contract.payment.DepositTakenBack;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.PaymentStarted;
import shop.jangteo.contract.payment.Purpose;
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
        if (isForAnOrder(event.purpose())) {
            trackPayment.handle(new Fact.Started(new OrderId(event.orderId()), event.occurredAt()));
        }
    }

    @JoinsTransaction
    void on(DepositAwaited event) {
        if (isForAnOrder(event.purpose())) {
            trackPayment.handle(new Fact.DepositAwaited(new OrderId(event.orderId()), event.dueAt()));
        }
    }

    @JoinsTransaction
    void on(DepositGivenUp event) {
        if (isForAnOrder(event.purpose())) {
            trackPayment.handle(new Fact.DepositGivenUp(new OrderId(event.orderId()), event.occurredAt()));
        }
    }

    @JoinsTransaction
    void on(PaymentCaptured event) {
        if (isForAnOrder(event.purpose())) {
            trackPayment.handle(new Fact.Captured(
                    new OrderId(event.orderId()), event.paymentId(), event.amount(), event.occurredAt()));
        }
    }

    @JoinsTransaction
    void on(PaymentDeclined event) {
        if (isForAnOrder(event.purpose())) {
            trackPayment.handle(new Fact.Declined(new OrderId(event.orderId()), event.reason(), event.occurredAt()));
        }
    }

    @JoinsTransaction
    void on(DepositTakenBack event) {
        if (isForAnOrder(event.purpose())) {
            trackPayment.handle(
                    new Fact.DepositTakenBack(new OrderId(event.orderId()), event.paymentId(), event.dueAt()));
        }
    }

    @JoinsTransaction
    void on(RefundRequested event) {
        if (isForAnOrder(event.purpose()) && event.cause().equals(DIRECT)) {
            trackPayment.handle(new Fact.RefundAsked(
                    new OrderId(event.orderId()),
                    event.paymentId(),
                    event.amount(),
                    event.whole(),
                    event.reason(),
                    event.occurredAt()));
        }
    }

    @ApplicationModuleListener(id = "ordering.on-payment-refunded")
    void on(PaymentRefunded event) {
        if (isForAnOrder(event.purpose())) {
            trackPayment.handle(
                    new Fact.WentBack(new OrderId(event.orderId()), event.paymentId(), event.refundedTotal()));
        }
    }

    /** Points are paid for too; an order's id isn't what those events carry. */
    private static boolean isForAnOrder(String purpose) {
        return purpose.equals(Purpose.ORDER);
    }
}
