package shop.jangteo.promotion.adapter.in.messaging;

import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.contract.payment.PaymentExpired;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.Purpose;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.platform.event.JoinsTransaction;
import shop.jangteo.promotion.application.SettlePointsCharge;

/** Points are the member's in the moment in which their money is the shop's, and the other way round (ADR-0024). */
@Component
class PaymentListener {

    private final SettlePointsCharge settle;

    PaymentListener(SettlePointsCharge settle) {
        this.settle = settle;
    }

    @JoinsTransaction
    @Order(10)
    void on(PaymentCaptured event) {
        if (isForPoints(event.purpose())) {
            settle.captured(event.orderId(), event.amount());
        }
    }

    @JoinsTransaction
    @Order(10)
    void on(PaymentDeclined event) {
        if (isForPoints(event.purpose())) {
            settle.declined(event.orderId(), event.reason());
        }
    }

    @JoinsTransaction
    @Order(10)
    void on(PaymentExpired event) {
        if (isForPoints(event.purpose())) {
            settle.expired(event.orderId());
        }
    }

    @JoinsTransaction
    @Order(10)
    void on(RefundRequested event) {
        if (isForPoints(event.purpose())) {
            settle.refundRequested(event.orderId(), event.amount());
        }
    }

    @ApplicationModuleListener(id = "promotion.on-payment-refunded")
    void on(PaymentRefunded event) {
        if (isForPoints(event.purpose())) {
            settle.refunded(event.orderId());
        }
    }

    private static boolean isForPoints(String purpose) {
        return Purpose.POINTS_CHARGE.equals(purpose);
    }
}
