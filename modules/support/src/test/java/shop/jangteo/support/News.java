package shop.jangteo.support;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.delivery.InvoiceRegistered;
import shop.jangteo.contract.delivery.ShipmentDelivered;
import shop.jangteo.contract.delivery.ShippedLine;
import shop.jangteo.contract.identity.MemberProfileChanged;
import shop.jangteo.contract.identity.MemberRegistered;
import shop.jangteo.contract.ordering.CancelledLine;
import shop.jangteo.contract.ordering.Guest;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.contract.ordering.OrderStatusChanged;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.ordering.ShippingAddress;
import shop.jangteo.contract.payment.DepositAwaited;
import shop.jangteo.contract.payment.DepositTakenBack;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.Purpose;
import shop.jangteo.contract.promotion.TierChanged;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.testkit.Transactions;

/** Says what the other contexts would. */
@Component
class News {

    /** An order of one line. */
    record Order(UUID id, String number, UUID buyer, UUID line, UUID product) {

        static Order of(UUID buyer, UUID product) {
            UUID id = UUID.randomUUID();
            return new Order(
                    id, "KF261120" + id.toString().substring(0, 6).toUpperCase(), buyer, UUID.randomUUID(), product);
        }
    }

    private final ApplicationEventPublisher events;
    private final Transactions tx;
    private final Clock clock;

    News(ApplicationEventPublisher events, Transactions tx, Clock clock) {
        this.events = events;
        this.tx = tx;
        this.clock = clock;
    }

    void tell(PublishedEvent... news) {
        tx.run(() -> Arrays.stream(news).forEach(events::publishEvent));
    }

    MemberRegistered registered(UUID member, String email, String name) {
        return new MemberRegistered(
                UUID.randomUUID(), clock.instant(), member, email, name, "01012345678", false, false);
    }

    MemberProfileChanged changed(UUID member, String email, String name, long version) {
        return new MemberProfileChanged(
                UUID.randomUUID(), clock.instant(), member, email, name, "01012345678", false, false, version);
    }

    OrderPaid paid(Order order, long won) {
        return paid(order, won, clock.instant());
    }

    OrderPaid paid(Order order, long won, Instant at) {
        return new OrderPaid(
                UUID.randomUUID(),
                at,
                order.id(),
                order.number(),
                order.buyer(),
                UUID.randomUUID(),
                List.of(line(order, won)),
                Money.won(won),
                new ShippingAddress("홍길동", "01012345678", "06236", "서울 강남구 테헤란로 1", null, null));
    }

    OrderCancelled cancelled(Order order, String cause) {
        return new OrderCancelled(
                UUID.randomUUID(),
                clock.instant(),
                order.id(),
                order.number(),
                order.buyer(),
                List.of(line(order, 39_000)),
                true,
                Money.won(39_000),
                Money.ZERO,
                cause,
                "변심");
    }

    OrderStatusChanged became(Order order, String from, String to, Instant at) {
        return new OrderStatusChanged(
                UUID.randomUUID(), at, order.id(), order.number(), order.buyer(), from, to, Money.won(39_000));
    }

    InvoiceRegistered shipped(Order order, UUID shipment, String invoiceNumber) {
        return new InvoiceRegistered(
                UUID.randomUUID(),
                clock.instant(),
                shipment,
                order.id(),
                order.number(),
                order.buyer(),
                UUID.randomUUID(),
                "CJ",
                invoiceNumber,
                "https://trace.example/" + invoiceNumber,
                List.of(new ShippedLine(order.line(), UUID.randomUUID(), order.product(), "봄 재킷", Quantity.of(1))),
                true);
    }

    ShipmentDelivered delivered(Order order) {
        return new ShipmentDelivered(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                order.id(),
                order.number(),
                order.buyer(),
                List.of(new ShippedLine(order.line(), UUID.randomUUID(), order.product(), "봄 재킷", Quantity.of(1))),
                true);
    }

    OrderPlaced placedByGuest(Order order, String email) {
        return new OrderPlaced(
                UUID.randomUUID(),
                clock.instant(),
                order.id(),
                order.number(),
                order.buyer(),
                List.of(line(order, 39_000)),
                Money.won(39_000),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.won(39_000),
                clock.instant(),
                new Guest("손님", "01099998888", email));
    }

    OrderLinesCancelled partCancelled(Order order) {
        return new OrderLinesCancelled(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                order.id(),
                order.number(),
                order.buyer(),
                List.of(new CancelledLine(
                        order.line(),
                        UUID.randomUUID(),
                        order.product(),
                        UUID.randomUUID(),
                        "봄 재킷",
                        Quantity.of(1),
                        1,
                        Money.won(39_000))),
                true,
                Money.won(35_000),
                Money.ZERO,
                List.of(),
                Money.won(39_000),
                "BUYER",
                "변심",
                2);
    }

    DepositAwaited depositAwaited(Order order, Instant dueAt) {
        return new DepositAwaited(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                order.id(),
                order.buyer(),
                Money.won(39_000),
                "국민",
                "X1234567890",
                dueAt,
                Purpose.ORDER);
    }

    DepositTakenBack depositTakenBack(Order order, Instant dueAt) {
        return new DepositTakenBack(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                order.id(),
                order.buyer(),
                Money.won(39_000),
                dueAt,
                Purpose.ORDER,
                Money.ZERO);
    }

    TierChanged tierChanged(UUID member) {
        return new TierChanged(UUID.randomUUID(), clock.instant(), member, "SILVER", "GOLD");
    }

    PaymentRefunded refunded(Order order, long won) {
        return new PaymentRefunded(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                order.id(),
                order.buyer(),
                Money.won(won),
                Money.won(won),
                Money.won(won),
                Purpose.ORDER);
    }

    private static OrderedLine line(Order order, long won) {
        return new OrderedLine(
                order.line(),
                UUID.randomUUID(),
                order.product(),
                UUID.randomUUID(),
                "봄 재킷",
                Map.of("색상", "검정"),
                Money.won(won),
                Quantity.of(1),
                Money.won(won),
                Money.ZERO);
    }
}
