package shop.jangteo.support.domain.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("SU-6: the state of an order")
class OrderProgressTests {

    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");

    private static final List<OrderProgress> LIFE = List.of(
            at("PENDING", 0),
            at("PAYMENT_FAILED", 1),
            at("PENDING", 2),
            at("PAYMENT_FAILED", 3),
            at("PENDING", 4),
            at("PAID", 5),
            // Taken up and shipped in one transaction: the same instant.
            at("PREPARING", 6),
            at("SHIPPED", 6),
            at("DELIVERED", 7),
            at("CONFIRMED", 8));

    private static OrderProgress at(String status, int minute) {
        return new OrderProgress(status, START.plusSeconds(60L * minute));
    }

    @Property(tries = 300)
    void isTheFurthestThatWasHeardInWhateverOrderAndHoweverOften(@ForAll long seed, @ForAll int howMany) {
        List<OrderProgress> life = LIFE.subList(0, 1 + Math.floorMod(howMany, LIFE.size()));
        List<OrderProgress> told = new ArrayList<>(life);
        told.addAll(life);
        Collections.shuffle(told, new Random(seed));

        OrderProgress known = told.getFirst();
        for (OrderProgress next : told) {
            known = next.supersedes(known) ? next : known;
        }

        assertThat(known).isEqualTo(life.getLast());
    }
}
