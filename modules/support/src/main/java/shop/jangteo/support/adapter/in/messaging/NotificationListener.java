package shop.jangteo.support.adapter.in.messaging;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.delivery.InvoiceRegistered;
import shop.jangteo.contract.delivery.ShipmentDelivered;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.payment.DepositAwaited;
import shop.jangteo.contract.payment.DepositTakenBack;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.promotion.TierChanged;
import shop.jangteo.kernel.Money;
import shop.jangteo.support.application.NotifyMember;
import shop.jangteo.support.domain.BusinessDay;
import shop.jangteo.support.domain.notification.Notice;
import shop.jangteo.support.domain.notification.Occasion;

/** Tells members what happened to their orders. */
@Component
class NotificationListener {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

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

    @ApplicationModuleListener(id = "support.notify-on-order-lines-cancelled")
    void on(OrderLinesCancelled event) {
        tell(
                event.buyerId(),
                Occasion.ORDER_PART_CANCELLED,
                "part-cancelled:" + event.cancellationId(),
                Map.of(
                        "orderId", event.orderId().toString(),
                        "orderNumber", event.orderNumber(),
                        "products",
                                event.lines().stream()
                                        .map(line -> line.productName() + " × "
                                                + line.quantity().value())
                                        .collect(Collectors.joining(", ")),
                        "amount", grouped(event.refundAmount())));
    }

    @ApplicationModuleListener(id = "support.notify-on-deposit-awaited")
    void on(DepositAwaited event) {
        tell(
                event.buyerId(),
                Occasion.DEPOSIT_AWAITED,
                "deposit-awaited:" + event.paymentId(),
                Map.of(
                        "orderId", event.orderId().toString(),
                        "bank", event.bank(),
                        "accountNumber", event.accountNumber(),
                        "amount", grouped(event.amount()),
                        "dueAt", inShop(event.dueAt())));
    }

    @ApplicationModuleListener(id = "support.notify-on-deposit-taken-back")
    void on(DepositTakenBack event) {
        tell(
                event.buyerId(),
                Occasion.DEPOSIT_TAKEN_BACK,
                "deposit-taken-back:" + event.eventId(),
                Map.of(
                        "orderId", event.orderId().toString(),
                        "amount", grouped(event.amount()),
                        "dueAt", inShop(event.dueAt())));
    }

    @ApplicationModuleListener(id = "support.notify-on-tier-changed")
    void on(TierChanged event) {
        tell(
                event.memberId(),
                Occasion.TIER_CHANGED,
                "tier:" + event.eventId(),
                Map.of("from", event.from(), "to", event.to()));
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

    /** 2026-01-05 23:59 in the shop's time: the same in both languages. */
    private static String inShop(Instant at) {
        return MINUTE.format(BusinessDay.timeOf(at));
    }

    /** 39,000: written the same in both languages of the shop. */
    private static String grouped(Money amount) {
        return String.format(Locale.ROOT, "%,d", amount.won());
    }
}
