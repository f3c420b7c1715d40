package shop.jangteo.ordering.adapter.out.messaging;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.ordering.CancelledLine;
import shop.jangteo.contract.ordering.CaptureRejected;
import shop.jangteo.contract.ordering.DiscountRequested;
import shop.jangteo.contract.ordering.Guest;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderConfirmed;
import shop.jangteo.contract.ordering.OrderHeld;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.contract.ordering.OrderReleased;
import shop.jangteo.contract.ordering.OrderRepriced;
import shop.jangteo.contract.ordering.OrderStatusChanged;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.ordering.ShippingAddress;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.order.AppliedDiscount;
import shop.jangteo.ordering.domain.order.Cancellation;
import shop.jangteo.ordering.domain.order.CancellationPlan;
import shop.jangteo.ordering.domain.order.OrderEvent;
import shop.jangteo.ordering.domain.order.OrderEvents;
import shop.jangteo.ordering.domain.order.OrderLine;
import shop.jangteo.ordering.domain.order.OrderSnapshot;

/** Says to the other contexts what happened to orders; the only place that makes this context's published events. */
@Component
class OrderingPublisher implements OrderEvents {

    private final ApplicationEventPublisher publisher;
    private final Ids ids;
    private final Clock clock;

    OrderingPublisher(ApplicationEventPublisher publisher, Ids ids, Clock clock) {
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void publish(OrderSnapshot order, List<OrderEvent> events) {
        events.forEach(event -> publisher.publishEvent(published(order, event)));
    }

    private PublishedEvent published(OrderSnapshot order, OrderEvent event) {
        UUID eventId = ids.next();
        Instant at = clock.instant();
        UUID orderId = order.id().value();
        String number = order.number().value();
        UUID buyer = order.buyerId();
        return switch (event) {
            case OrderEvent.DiscountRequested request ->
                new DiscountRequested(
                        eventId, at, orderId, buyer, lines(order), request.issuedCouponIds(), request.pointsToUse());
            case OrderEvent.Placed placed ->
                new OrderPlaced(
                        eventId,
                        at,
                        orderId,
                        number,
                        buyer,
                        lines(order),
                        order.totalAmount(),
                        order.discountAmount(),
                        order.pointsUsed(),
                        order.shippingFee(),
                        order.finalAmount(),
                        order.expiresAt(),
                        guest(order));
            case OrderEvent.Repriced repriced ->
                new OrderRepriced(
                        eventId,
                        at,
                        orderId,
                        buyer,
                        order.discountAmount(),
                        order.pointsUsed(),
                        order.finalAmount(),
                        order.version());
            case OrderEvent.StatusChanged change ->
                new OrderStatusChanged(
                        eventId,
                        at,
                        orderId,
                        number,
                        buyer,
                        change.from() == null ? null : change.from().name(),
                        change.to().name(),
                        order.finalAmount());
            case OrderEvent.Paid paid ->
                new OrderPaid(
                        eventId,
                        at,
                        orderId,
                        number,
                        buyer,
                        paid.paymentId(),
                        lines(order),
                        order.finalAmount(),
                        address(order));
            case OrderEvent.CaptureRejected rejected ->
                new CaptureRejected(eventId, at, orderId, rejected.paymentId(), rejected.reason());
            case OrderEvent.Cancelled cancelled ->
                new OrderCancelled(
                        eventId,
                        at,
                        orderId,
                        number,
                        buyer,
                        lines(order),
                        cancelled.paid(),
                        order.finalAmount(),
                        order.pointsUsed(),
                        cancelled.cause().name(),
                        cancelled.reason());
            case OrderEvent.LinesCancelled part -> linesCancelled(eventId, at, order, part);
            case OrderEvent.Held held -> new OrderHeld(eventId, at, orderId, number, buyer, held.reason());
            case OrderEvent.Released released -> new OrderReleased(eventId, at, orderId, number, buyer);
            case OrderEvent.Confirmed confirmed ->
                new OrderConfirmed(eventId, at, orderId, number, buyer, lines(order), confirmed.earningBase());
        };
    }

    private static OrderLinesCancelled linesCancelled(
            UUID eventId, Instant at, OrderSnapshot order, OrderEvent.LinesCancelled event) {
        CancellationPlan plan = event.cancellation().plan();
        Cancellation.Request request = event.cancellation().request();
        return new OrderLinesCancelled(
                eventId,
                at,
                request.id(),
                order.id().value(),
                order.number().value(),
                order.buyerId(),
                plan.units().stream().map(OrderingPublisher::cancelled).toList(),
                event.paid(),
                plan.refund(),
                plan.pointsBack(),
                plan.couponsBack().stream().map(AppliedDiscount::sourceId).toList(),
                order.finalAmount(),
                plan.cause().name(),
                request.reason(),
                order.version());
    }

    private static CancelledLine cancelled(CancellationPlan.CancelledUnits units) {
        OrderLine line = units.line();
        return new CancelledLine(
                line.id(),
                line.variantId(),
                line.productId(),
                line.brandId(),
                line.productName(),
                Quantity.of(units.quantity()),
                line.remaining(),
                units.amount());
    }

    /** What is left of them. */
    private static List<OrderedLine> lines(OrderSnapshot order) {
        return order.lines().stream()
                .filter(line -> !line.isCancelled())
                .map(line -> new OrderedLine(
                        line.id(),
                        line.variantId(),
                        line.productId(),
                        line.brandId(),
                        line.productName(),
                        line.options(),
                        line.unitPrice(),
                        Quantity.of(line.remaining()),
                        line.amount(),
                        line.discount()))
                .toList();
    }

    private static @Nullable Guest guest(OrderSnapshot order) {
        var guest = order.guest();
        return guest == null ? null : new Guest(guest.name(), guest.phone(), guest.email());
    }

    private static ShippingAddress address(OrderSnapshot order) {
        var to = order.shippingAddress();
        return new ShippingAddress(
                to.recipient(), to.phone(), to.postalCode(), to.roadAddress(), to.detailAddress(), to.note());
    }
}
