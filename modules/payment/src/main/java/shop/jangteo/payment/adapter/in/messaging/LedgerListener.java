package shop.jangteo.payment.adapter.in.messaging;

import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.contract.ordering.OrderRepriced;
import shop.jangteo.contract.ordering.OrderStatusChanged;
import shop.jangteo.contract.payment.DepositTakenBack;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.Purpose;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.contract.promotion.PointsEarned;
import shop.jangteo.contract.promotion.PointsExpired;
import shop.jangteo.contract.promotion.PointsGranted;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.BookMoney;
import shop.jangteo.payment.application.BookPointsOfOrder;
import shop.jangteo.payment.domain.ledger.Fact;
import shop.jangteo.payment.domain.ledger.Fact.Sold;
import shop.jangteo.platform.event.JoinsTransaction;

/**
 * Keeps the books. In the transactions of what is booked, so that the books are right at every moment; only points that
 * were earned, given or have expired are heard of later.
 */
@Component
class LedgerListener {

    private static final int LAST_OF_PAYMENT = 30;

    private final BookMoney book;
    private final BookPointsOfOrder points;

    LedgerListener(BookMoney book, BookPointsOfOrder points) {
        this.book = book;
        this.points = points;
    }

    @JoinsTransaction
    @Order(LAST_OF_PAYMENT)
    void on(PaymentCaptured event) {
        book.handle(new Fact.Captured(
                event.eventId(),
                event.orderId(),
                event.paymentId(),
                event.amount(),
                sold(event.purpose()),
                event.occurredAt()));
    }

    @JoinsTransaction
    @Order(LAST_OF_PAYMENT)
    void on(DepositTakenBack event) {
        book.handle(new Fact.TakenBack(
                event.eventId(),
                event.orderId(),
                event.paymentId(),
                event.amount(),
                sold(event.purpose()),
                event.occurredAt()));
        book.handle(new Fact.RefundsWithdrawn(
                event.eventId(),
                event.orderId(),
                event.paymentId(),
                event.refundsWithdrawn(),
                sold(event.purpose()),
                event.occurredAt()));
    }

    @JoinsTransaction
    @Order(LAST_OF_PAYMENT)
    void on(RefundRequested event) {
        book.handle(new Fact.RefundPromised(
                event.eventId(),
                event.orderId(),
                event.paymentId(),
                event.amount(),
                sold(event.purpose()),
                event.occurredAt()));
    }

    @JoinsTransaction
    @Order(LAST_OF_PAYMENT)
    void on(PaymentRefunded event) {
        book.handle(new Fact.RefundPaid(
                event.eventId(), event.orderId(), event.paymentId(), event.amount(), event.occurredAt()));
    }

    @JoinsTransaction
    @Order(LAST_OF_PAYMENT)
    void on(OrderPlaced event) {
        if (!event.pointsUsed().isZero()) {
            points.priced(event.orderId(), event.pointsUsed());
        }
    }

    @JoinsTransaction
    @Order(LAST_OF_PAYMENT)
    void on(OrderRepriced event) {
        points.priced(event.orderId(), event.pointsUsed());
    }

    @JoinsTransaction
    @Order(LAST_OF_PAYMENT)
    void on(OrderStatusChanged event) {
        if (event.to().equals("PAID")) {
            points.paid(event.eventId(), event.orderId(), event.occurredAt());
        }
    }

    @JoinsTransaction
    @Order(LAST_OF_PAYMENT)
    void on(OrderLinesCancelled event) {
        if (!event.pointsBack().isZero()) {
            points.givenBack(event.eventId(), event.orderId(), event.pointsBack(), event.occurredAt());
        }
    }

    @JoinsTransaction
    @Order(LAST_OF_PAYMENT)
    void on(OrderCancelled event) {
        if (!event.pointsUsed().isZero()) {
            points.givenBack(event.eventId(), event.orderId(), event.pointsUsed(), event.occurredAt());
        }
    }

    @ApplicationModuleListener(id = "payment.ledger-on-points-earned")
    void on(PointsEarned event) {
        book.handle(
                new Fact.PointsEarned(event.eventId(), event.orderId(), Money.won(event.points()), event.occurredAt()));
    }

    @ApplicationModuleListener(id = "payment.ledger-on-points-granted")
    void on(PointsGranted event) {
        book.handle(new Fact.PointsGranted(
                event.eventId(), event.entryId(), Money.won(event.points()), event.occurredAt()));
    }

    @ApplicationModuleListener(id = "payment.ledger-on-points-expired")
    void on(PointsExpired event) {
        book.handle(new Fact.PointsExpired(
                event.eventId(), event.entryId(), Money.won(event.points()), event.occurredAt()));
    }

    private static Sold sold(String purpose) {
        return purpose.equals(Purpose.POINTS_CHARGE) ? Sold.POINTS : Sold.GOODS;
    }
}
