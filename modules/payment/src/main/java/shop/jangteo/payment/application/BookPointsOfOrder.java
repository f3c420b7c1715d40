package shop.jangteo.payment.application;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.ledger.Fact;
import shop.jangteo.payment.domain.ledger.Ledger;
import shop.jangteo.payment.domain.ledger.PointsOfOrder;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/**
 * Follows the points that an order is paid with: they are revenue once the order is paid, and a liability again when they
 * go back. An order without points costs one look at most.
 */
@UseCase
public class BookPointsOfOrder {

    private final Ledger ledger;
    private final BookMoney book;

    BookPointsOfOrder(Ledger ledger, BookMoney book) {
        this.ledger = ledger;
        this.book = book;
    }

    /** The order is placed, or costs other points than before; it isn't paid yet. */
    @InTransaction
    public void priced(UUID orderId, Money points) {
        ledger.save(new PointsOfOrder(orderId, points, false));
    }

    @InTransaction
    public void paid(UUID causeId, UUID orderId, Instant at) {
        ledger.lockPointsOf(orderId).filter(points -> !points.booked()).ifPresent(points -> {
            ledger.save(points.asBooked());
            book.handle(new Fact.PointsSpent(causeId, orderId, points.points(), at));
        });
    }

    /** Some of them go back. */
    @InTransaction
    public void givenBack(UUID causeId, UUID orderId, Money back, Instant at) {
        ledger.lockPointsOf(orderId).ifPresent(points -> {
            Money returned = back.min(points.points());
            ledger.save(points.without(returned));
            if (points.booked()) {
                book.handle(new Fact.PointsReturned(causeId, orderId, returned, at));
            }
        });
    }
}
