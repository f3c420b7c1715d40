package shop.jangteo.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import shop.jangteo.catalog.domain.CatalogRuleBroken.InsufficientStock;
import shop.jangteo.catalog.domain.CatalogRuleBroken.Shortage;
import shop.jangteo.catalog.domain.stock.Reservation;
import shop.jangteo.catalog.domain.stock.Reservations;
import shop.jangteo.catalog.domain.stock.Stock;
import shop.jangteo.catalog.domain.stock.Stocks;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/**
 * An order that is being placed gets a claim on all the units that it wants, or there is no order (CA-8).
 *
 * <p>Locks: the stock of its variants, in the order of their ids.
 */
@UseCase
public class ReserveStock {

    public record Command(UUID orderId, List<Line> lines) {}

    public record Line(UUID lineId, UUID variantId, int quantity) {}

    private final Stocks stocks;
    private final Reservations reservations;
    private final Clock clock;

    ReserveStock(Stocks stocks, Reservations reservations, Clock clock) {
        this.stocks = stocks;
        this.reservations = reservations;
        this.clock = clock;
    }

    /** @throws InsufficientStock naming every variant of which there are too few units */
    @InTransaction
    public void handle(Command command) {
        if (reservations.existFor(command.orderId())) {
            return;
        }
        Map<UUID, Integer> wanted = new TreeMap<>();
        command.lines().forEach(line -> wanted.merge(line.variantId(), line.quantity(), Math::addExact));
        Map<UUID, Stock> stock = stocks.lock(wanted.keySet());
        refuseShortages(wanted, stock);

        Instant now = clock.instant();
        List<Reservation> claims = new ArrayList<>();
        for (Line line : command.lines()) {
            claims.add(Reservation.of(
                    line.lineId(),
                    command.orderId(),
                    Objects.requireNonNull(stock.get(line.variantId())),
                    line.quantity(),
                    now));
        }
        stocks.save(stock.values());
        reservations.add(claims);
    }

    private static void refuseShortages(Map<UUID, Integer> wanted, Map<UUID, Stock> stock) {
        List<Shortage> shortages = new ArrayList<>();
        wanted.forEach((variantId, quantity) -> {
            Stock found = stock.get(variantId);
            if (found == null) {
                shortages.add(new Shortage(variantId, quantity, 0));
            } else if (!found.has(quantity)) {
                shortages.add(found.shortage(quantity));
            }
        });
        if (!shortages.isEmpty()) {
            throw new InsufficientStock(shortages);
        }
    }
}
