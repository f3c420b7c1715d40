package shop.jangteo.support.adapter.in.messaging;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.delivery.InvoiceRegistered;
import shop.jangteo.contract.delivery.ShipmentDelivered;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.kernel.Money;
import shop.jangteo.support.application.NotifyMember;
import shop.jangteo.support.domain.notification.Notice;
import shop.jangteo.support.domain.notification.Occasion;

/** Tells members what happened to their orders. */
@Component
class NotificationListener {

    private final NotifyMember notifyMember;

    NotificationListener(NotifyMember notifyMember) {
        this.notifyMember = notifyMember;
    }

    @ApplicationModuleListener(id = "support.notify-on-order-paid")
    void on(OrderPaid event) {
        tell(
                event.buyerId(),
                Occasion.ORDER_PAID,
                "paid:" + event.orderId(),
                Map.of(
                        "orderId", event.orderId().toString(),
                        "orderNumber", event.orderNumber(),
                        "amount", grouped(event.finalAmount())));
    }

    @ApplicationModuleListener(id = "support.notify-on-order-cancelled")
    void on(OrderCancelled event) {
        tell(
                event.buyerId(),
                event.cause().equals("EXPIRED") ? Occasion.ORDER_EXPIRED : Occasion.ORDER_CANCELLED,
                "cancelled:" + event.orderId(),
                Map.of("orderId", event.orderId().toString(), "orderNumber", event.orderNumber()));
    }

    /** A corrected invoice number is another notice: the link in the first leads nowhere. */
    @ApplicationModuleListener(id = "support.notify-on-invoice-registered")
    void on(InvoiceRegistered event) {
        tell(
                event.buyerId(),
                Occasion.SHIPPED,
                "shipped:" + event.shipmentId() + ":" + event.invoiceNumber(),
                Map.of(
                        "orderId", event.orderId().toString(),
                        "orderNumber", event.orderNumber(),
                        "carrier", event.carrier(),
                        "invoiceNumber", event.invoiceNumber(),
                        "link", event.trackingUrl()));
    }

    @ApplicationModuleListener(id = "support.notify-on-shipment-delivered")
    void on(ShipmentDelivered event) {
        tell(
                event.buyerId(),
                Occasion.DELIVERED,
                "delivered:" + event.shipmentId(),
                Map.of("orderId", event.orderId().toString(), "orderNumber", event.orderNumber()));
    }

    @ApplicationModuleListener(id = "support.notify-on-payment-refunded")
    void on(PaymentRefunded event) {
        tell(
                event.buyerId(),
                Occasion.REFUNDED,
                "refunded:" + event.refundId(),
                Map.of("orderId", event.orderId().toString(), "amount", grouped(event.amount())));
    }

    private void tell(UUID memberId, Occasion occasion, String subject, Map<String, String> arguments) {
        notifyMember.handle(new NotifyMember.Command(new Notice(memberId, occasion, subject, arguments)));
    }

    /** 39,000: written the same in both languages of the shop. */
    private static String grouped(Money amount) {
        return String.format(Locale.ROOT, "%,d", amount.won());
    }
}
