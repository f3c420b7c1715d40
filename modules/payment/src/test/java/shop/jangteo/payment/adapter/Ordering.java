package shop.jangteo.payment.adapter;

import static shop.jangteo.payment.adapter.jooq.Tables.MOCK_PROVIDER_TRANSACTIONS;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shop.jangteo.contract.ordering.CaptureRejected;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.contract.ordering.OrderRepriced;
import shop.jangteo.contract.ordering.OrderStatusChanged;
import shop.jangteo.contract.payment.DepositAwaited;
import shop.jangteo.contract.payment.DepositGivenUp;
import shop.jangteo.contract.payment.DepositTakenBack;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.contract.payment.PaymentExpired;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.PaymentStarted;
import shop.jangteo.contract.payment.Purpose;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.contract.promotion.PointsChargeRequested;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.payment.domain.PaymentRuleBroken.IllegalOrderState;
import shop.jangteo.platform.event.JoinsTransaction;
import shop.jangteo.testkit.Transactions;

/** Stands in for ordering: publishes what it would, joins what it joins, and remembers what it heard. */
@TestComponent
class Ordering {

    /** An order that was placed. */
    record PlacedOrder(UUID id, Actor buyer, Money amount) {}

    private final Queue<PublishedEvent> heard = new ConcurrentLinkedQueue<>();
    private final Set<UUID> refusing = ConcurrentHashMap.newKeySet();
    private final Set<UUID> rejecting = ConcurrentHashMap.newKeySet();
    private final Set<UUID> cancelling = ConcurrentHashMap.newKeySet();

    private final Map<UUID, CyclicBarrier> meetings = new ConcurrentHashMap<>();

    private final ApplicationEventPublisher events;
    private final Transactions tx;
    private final Ids ids;
    private final Clock clock;
    private final DSLContext db;

    Ordering(ApplicationEventPublisher events, Transactions tx, Ids ids, Clock clock, DSLContext db) {
        this.events = events;
        this.tx = tx;
        this.ids = ids;
        this.clock = clock;
        this.db = db;
    }

    PlacedOrder placed(long won) {
        var order = new PlacedOrder(ids.next(), Actor.buyer(ids.next()), Money.won(won));
        publish(new OrderPlaced(
                ids.next(),
                clock.instant(),
                order.id(),
                "KF" + order.id().toString().substring(24),
                order.buyer().memberId(),
                List.of(),
                order.amount(),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                order.amount(),
                clock.instant().plus(Duration.ofMinutes(30)),
                null));
        return order;
    }

    void reprices(PlacedOrder order, long won) {
        publish(new OrderRepriced(
                ids.next(),
                clock.instant(),
                order.id(),
                order.buyer().memberId(),
                Money.ZERO,
                Money.ZERO,
                Money.won(won),
                2));
    }

    void moves(PlacedOrder order, OrderStatus to) {
        publish(statusChanged(order.id(), order.buyer().memberId(), to));
    }

    /** @return the cancellation, to be told again */
    OrderLinesCancelled cancelsPart(PlacedOrder order, boolean paid, long refund, long left) {
        var event = new OrderLinesCancelled(
                ids.next(),
                clock.instant(),
                ids.next(),
                order.id(),
                "KF",
                order.buyer().memberId(),
                List.of(),
                paid,
                Money.won(refund),
                Money.ZERO,
                List.of(),
                Money.won(left),
                "BUYER",
                "일부 취소",
                3);
        publish(event);
        return event;
    }

    /** @return the charge, as an order that is paid for */
    PlacedOrder chargesPoints(long won, String method, String token) {
        var charge = new PlacedOrder(ids.next(), Actor.buyer(ids.next()), Money.won(won));
        publish(new PointsChargeRequested(
                ids.next(), clock.instant(), charge.id(), charge.buyer().memberId(), charge.amount(), method, token));
        return charge;
    }

    void expires(PlacedOrder order) {
        publish(cancelled(order.id(), order.buyer().memberId(), "EXPIRED"));
    }

    void cancels(PlacedOrder order) {
        publish(cancelled(order.id(), order.buyer().memberId(), "BUYER"));
    }

    private OrderStatusChanged statusChanged(UUID orderId, UUID buyerId, OrderStatus to) {
        return new OrderStatusChanged(
                ids.next(), clock.instant(), orderId, "KF", buyerId, "PENDING", to.name(), Money.ZERO);
    }

    private OrderCancelled cancelled(UUID orderId, UUID buyerId, String cause) {
        return new OrderCancelled(
                ids.next(),
                clock.instant(),
                orderId,
                "KF",
                buyerId,
                List.of(),
                true,
                Money.ZERO,
                Money.ZERO,
                cause,
                "주문 취소");
    }

    /** Tried again when somebody else was faster, as every command of a context is. */
    void publish(Object event) {
        for (int tries = 1; ; tries++) {
            try {
                tx.run(() -> events.publishEvent(event));
                return;
            } catch (ConcurrencyFailureException e) {
                if (tries == 5) {
                    throw e;
                }
            }
        }
    }

    /** No attempt to pay it is let through. */
    void refuses(PlacedOrder order) {
        refusing.add(order.id());
    }

    /** Money for it is answered with "too late". */
    void rejectsMoneyFor(PlacedOrder order) {
        rejecting.add(order.id());
    }

    /** A whole direct refund cancels it, as ordering does while it hasn't been shipped. */
    void cancelsWhenRefunded(PlacedOrder order) {
        cancelling.add(order.id());
    }

    @JoinsTransaction
    void on(PaymentStarted event) {
        if (refusing.contains(event.orderId())) {
            throw new IllegalOrderState(OrderStatus.CANCELLED, List.of(OrderStatus.PENDING));
        }
        remember(event);
    }

    @JoinsTransaction
    void on(PaymentCaptured event) {
        remember(event);
        if (!event.purpose().equals(Purpose.ORDER)) {
            return;
        }
        if (rejecting.contains(event.orderId())) {
            events.publishEvent(new CaptureRejected(
                    ids.next(), clock.instant(), event.orderId(), event.paymentId(), "주문이 이미 취소되었습니다."));
        } else {
            events.publishEvent(statusChanged(event.orderId(), event.buyerId(), OrderStatus.PAID));
        }
    }

    @JoinsTransaction
    void on(DepositAwaited event) {
        remember(event);
    }

    @JoinsTransaction
    void on(DepositGivenUp event) {
        remember(event);
    }

    @JoinsTransaction
    void on(DepositTakenBack event) {
        remember(event);
    }

    @JoinsTransaction
    void on(PaymentExpired event) {
        remember(event);
    }

    @JoinsTransaction
    void on(PaymentDeclined event) {
        remember(event);
        if (!event.purpose().equals(Purpose.ORDER)) {
            return;
        }
        events.publishEvent(statusChanged(event.orderId(), event.buyerId(), OrderStatus.PAYMENT_FAILED));
    }

    @JoinsTransaction
    void on(RefundRequested event) {
        remember(event);
        if (event.whole() && event.cause().equals("DIRECT") && cancelling.contains(event.orderId())) {
            events.publishEvent(cancelled(event.orderId(), event.buyerId(), "REFUNDED"));
        }
    }

    @JoinsTransaction
    void on(PaymentRefunded event) {
        remember(event);
    }

    private void remember(PublishedEvent event) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                heard.add(event);
            }
        });
        CyclicBarrier meeting = meetings.get(orderOf(event));
        if (meeting != null) {
            try {
                meeting.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("nobody else came", e);
            }
        }
    }

    /** The next two transactions about it have both read and neither has written before they go on. */
    void letTwoMeetAt(PlacedOrder order) {
        meetings.put(order.id(), new CyclicBarrier(2, () -> meetings.remove(order.id())));
    }

    /** What was published about the order and committed. */
    <E extends PublishedEvent> List<E> heard(PlacedOrder order, Class<E> type) {
        return heard.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> orderOf(event).equals(order.id()))
                .toList();
    }

    private static UUID orderOf(PublishedEvent event) {
        return switch (event) {
            case PaymentStarted e -> e.orderId();
            case PaymentCaptured e -> e.orderId();
            case DepositAwaited e -> e.orderId();
            case DepositGivenUp e -> e.orderId();
            case DepositTakenBack e -> e.orderId();
            case PaymentExpired e -> e.orderId();
            case PaymentDeclined e -> e.orderId();
            case RefundRequested e -> e.orderId();
            case PaymentRefunded e -> e.orderId();
            default -> throw new IllegalArgumentException(event.toString());
        };
    }

    /** How often the provider has taken money for the order. */
    int capturesAtProvider(PlacedOrder order) {
        return db.fetchCount(
                MOCK_PROVIDER_TRANSACTIONS,
                MOCK_PROVIDER_TRANSACTIONS.ORDER_ID.eq(order.id()),
                MOCK_PROVIDER_TRANSACTIONS.ANSWER.eq("APPROVED"));
    }

    /** How much the provider has given back of the payment, in won. */
    long refundedAtProvider(UUID paymentId) {
        return db.select(DSL.coalesce(DSL.sum(MOCK_PROVIDER_TRANSACTIONS.AMOUNT), BigDecimal.ZERO))
                .from(MOCK_PROVIDER_TRANSACTIONS)
                .where(
                        MOCK_PROVIDER_TRANSACTIONS.OF_KEY.eq(paymentId),
                        MOCK_PROVIDER_TRANSACTIONS.KIND.eq("REFUND"),
                        MOCK_PROVIDER_TRANSACTIONS.ANSWER.eq("APPROVED"))
                .fetchSingle()
                .value1()
                .longValueExact();
    }
}
