package shop.jangteo.catalog.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** CA-7 OR-9: what is told twice, or in another order, comes to the same. */
class ReservationTests {

    /** What can befall the reservations of two orders, in any order and any number of times. */
    @Property
    void anyOrderAndRepetitionOfFactsLeavesTheNumbersRight(@ForAll("facts") List<Integer> facts) {
        Stock stock = Stock.restore(UUID.randomUUID(), UUID.randomUUID(), 10, 0, 0, 7);
        List<Reservation> claims = List.of(
                Reservation.of(UUID.randomUUID(), UUID.randomUUID(), stock, 3, Instant.EPOCH),
                Reservation.of(UUID.randomUUID(), UUID.randomUUID(), stock, 4, Instant.EPOCH));

        for (int fact : facts) {
            Reservation claim = claims.get(fact % 2);
            if (fact < 2) {
                claim.consume(stock, note());
            } else if (fact < 4) {
                claim.giveBack(stock, note());
            } else {
                claim.giveBack(1 + fact / 6, stock, note());
            }
        }

        int reserved = sum(claims, ReservationState.RESERVED);
        int sold = sum(claims, ReservationState.CONSUMED);
        assertThat(stock.reserved()).isEqualTo(reserved);
        assertThat(stock.onHand()).isEqualTo(10 - sold);
        assertThat(stock.sold()).isEqualTo(sold);
        assertThat(stock.movements().stream().mapToInt(StockMovement::delta).sum())
                .isEqualTo(-sold);
    }

    @Provide
    static Arbitrary<List<Integer>> facts() {
        return Arbitraries.integers().between(0, 7).list().ofMaxSize(8);
    }

    private static int sum(List<Reservation> claims, ReservationState state) {
        return claims.stream()
                .filter(claim -> claim.state() == state)
                .mapToInt(Reservation::held)
                .sum();
    }

    private static MovementNote note() {
        return new MovementNote(UUID.randomUUID(), "why", null, null, null, UUID.randomUUID(), Instant.EPOCH);
    }
}
