package shop.jangteo.payment.adapter.in.messaging;

import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.ordering.CaptureRejected;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.contract.ordering.OrderRepriced;
import shop.jangteo.contract.ordering.OrderStatusChanged;
import shop.jangteo.payment.application.CancelOrderLines;
import shop.jangteo.payment.application.CloseOrder;
import shop.jangteo.payment.application.FollowOrder;
import shop.jangteo.payment.application.RecordPayableOrder;
import shop.jangteo.payment.application.RepriceOrder;
import shop.jangteo.payment.application.ReturnRejectedCapture;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.platform.event.JoinsTransaction;

/** Keeps up with orders: what they cost must not be stale when somebody pays. */
@Component
class OrderingListener {

    private final RecordPayableOrder record;
    private final RepriceOrder reprice;
    private final FollowOrder follow;
    private final CloseOrder close;
    private final CancelOrderLines cancelLines;
    private final ReturnRejectedCapture giveBack;

    OrderingListener(
            RecordPayableOrder record,
            RepriceOrder reprice,
            FollowOrder follow,
            CloseOrder close,
            CancelOrderLines cancelLines,
            ReturnRejectedCapture giveBack) {
        this.record = record;
        this.reprice = reprice;
        this.follow = follow;
        this.close = close;
        this.cancelLines = cancelLines;
        this.giveBack = giveBack;
    }

    @JoinsTransaction
    @Order(10)
    void on(OrderPlaced event) {
        record.handle(PayableOrder.placed(event.orderId(), event.orderNumber(), event.buyerId(), event.finalAmount()));
    }

    @JoinsTransaction
    @Order(10)
    void on(OrderRepriced event) {
        reprice.handle(new RepriceOrder.Command(event.orderId(), event.finalAmount()));
    }

    @JoinsTransaction
    @Order(10)
    void on(OrderStatusChanged event) {
        if (event.from() == null) {
            return; // A new order comes as OrderPlaced.
        }
        follow.handle(new FollowOrder.Command(event.orderId(), OrderStatus.valueOf(event.to())));
    }

    @JoinsTransaction
    @Order(20)
    void on(OrderCancelled event) {
        close.handle(new CloseOrder.Command(event.orderId(), event.reason(), cause(event.cause())));
    }

    private static CloseOrder.Cause cause(String told) {
        return switch (told) {
            case "EXPIRED" -> CloseOrder.Cause.EXPIRED;
            case "REFUNDED" -> CloseOrder.Cause.REFUNDED;
            default -> CloseOrder.Cause.WANTED;
        };
    }

    /** After promotion, which may still refuse. */
    @JoinsTransaction
    @Order(20)
    void on(OrderLinesCancelled event) {
        cancelLines.handle(new CancelOrderLines.Command(
                event.cancellationId(),
                event.orderId(),
                event.paid(),
                event.refundAmount(),
                event.finalAmount(),
                event.reason()));
    }

    /** After commit: the capture that it answers has to be stored first. */
    @ApplicationModuleListener(id = "payment.on-capture-rejected")
    void on(CaptureRejected event) {
        giveBack.handle(new ReturnRejectedCapture.Command(event.paymentId(), event.reason()));
    }
}
