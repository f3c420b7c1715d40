package shop.jangteo.ordering.domain.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock;
import shop.jangteo.ordering.domain.offer.Offer;

@DisplayName("OR-1: a cart")
class CartTests {

    private static final CartPolicy POLICY = new CartPolicy(99, 2);
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private final Cart cart = Cart.of(UUID.randomUUID(), List.of());
    private final Offer coat = offer(10_000, 5);

    private static Offer offer(long price, @Nullable Integer available) {
        return new Offer(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "코트",
                Map.of(),
                null,
                Money.won(price),
                true,
                available);
    }

    private void add(Offer offer, int quantity) {
        cart.add(offer, Quantity.of(quantity), POLICY, NOW);
    }

    @Test
    void theSameThingAgainIsAddedUp() {
        add(coat, 2);
        add(coat, 3);

        assertThat(cart.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(Quantity.of(5)));
    }

    @Test
    void beyondWhatIsLeftIsRefusedWithWhatIsLeft() {
        add(coat, 4);

        assertThatThrownBy(() -> add(coat, 2))
                .isInstanceOfSatisfying(
                        InsufficientStock.class,
                        refusal -> assertThat(refusal.details())
                                .containsEntry(
                                        "items",
                                        List.of(Map.of(
                                                "variantId",
                                                coat.variantId().toString(),
                                                "requested",
                                                6,
                                                "available",
                                                5))));
        assertThat(cart.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(Quantity.of(4)));
    }

    @Test
    void aLineHoldsNinetyNineAtMost() {
        Offer plenty = offer(1_000, null);
        add(plenty, 99);

        assertThatThrownBy(() -> add(plenty, 1)).isInstanceOf(InvalidField.class);
    }

    @Test
    void aFullCartTakesNoMoreLinesButMoreOfWhatIsIn() {
        add(offer(1_000, 5), 1);
        add(coat, 1);
        add(coat, 1);

        assertThatThrownBy(() -> add(offer(1_000, 5), 1)).isInstanceOf(InvalidField.class);
    }

    @Test
    void onlyWhatIsInCanBeChanged() {
        assertThatThrownBy(() -> cart.change(coat, Quantity.of(1), POLICY)).isInstanceOf(NotFound.class);
    }

    @Test
    void itKnowsWhatToStore() {
        CartLine kept = new CartLine(UUID.randomUUID(), Quantity.of(1), Money.won(1), NOW, null);
        CartLine dropped = new CartLine(UUID.randomUUID(), Quantity.of(1), Money.won(1), NOW, null);
        Cart loaded = Cart.of(UUID.randomUUID(), List.of(kept, dropped));

        loaded.add(coat, Quantity.of(1), new CartPolicy(99, 100), NOW);
        loaded.remove(dropped.variantId());
        loaded.remove(UUID.randomUUID());

        assertThat(loaded.changed()).extracting(CartLine::variantId).containsExactly(coat.variantId());
        assertThat(loaded.removed()).containsExactly(dropped.variantId());
    }
}
