package shop.jangteo.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.jangteo.catalog.domain.stock.MovementNote;
import shop.jangteo.catalog.domain.stock.Reservation;
import shop.jangteo.catalog.domain.stock.Reservations;
import shop.jangteo.catalog.domain.stock.Stock;
import shop.jangteo.catalog.domain.stock.Stocks;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;

/**
 * What becomes of all that an order has reserved.
 *
 * <p>Locks: the order's reservations, then the stock of their variants in the order of their ids.
 */
@Component
class OrderStock {

    /** One reservation's reaction to what has become of its order. */
    interface Reaction {
        void apply(Reservation reservation, Stock stock, MovementNote note);
    }

    private final Reservations reservations;
    private final Stocks stocks;
    private final Ids ids;
    private final Clock clock;

    OrderStock(Reservations reservations, Stocks stocks, Ids ids, Clock clock) {
        this.reservations = reservations;
        this.stocks = stocks;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param causeId null for what happens to an order only once */
    void forEachReservation(UUID orderId, String orderNumber, @Nullable UUID causeId, Reaction reaction) {
        List<Reservation> claims = reservations.lock(orderId);
        Map<UUID, Stock> stock = stocks.lock(
                claims.stream().map(Reservation::variantId).distinct().toList());
        Instant now = clock.instant();
        for (Reservation claim : claims) {
            reaction.apply(
                    claim,
                    Objects.requireNonNull(stock.get(claim.variantId())),
                    new MovementNote(
                            ids.next(), orderNumber, claim.orderLineId(), causeId, null, Actor.SYSTEM.memberId(), now));
        }
        stocks.save(stock.values());
        reservations.save(claims);
    }
}
