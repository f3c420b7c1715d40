package shop.jangteo.catalog.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shop.jangteo.catalog.domain.CatalogEvent.StockLevelChanged;
import shop.jangteo.catalog.domain.CatalogRuleBroken.InsufficientStock;
import shop.jangteo.kernel.InvalidField;

@DisplayName("CA-7: stock changes by ledgered movements and is never negative")
class StockTests {

    private static final UUID VARIANT = UUID.randomUUID();
    private static final UUID PRODUCT = UUID.randomUUID();

    private static Stock stock(int onHand, int reserved) {
        return Stock.restore(VARIANT, PRODUCT, onHand, reserved, 0, 7);
    }

    private static MovementNote note() {
        return new MovementNote(UUID.randomUUID(), "why", null, null, null, UUID.randomUUID(), Instant.EPOCH);
    }

    @Test
    void whatIsThereFromTheStartIsAReceipt() {
        Stock stock = Stock.opening(VARIANT, PRODUCT, 5, note());

        assertThat(stock.movements()).singleElement().satisfies(movement -> {
            assertThat(movement.type()).isEqualTo(MovementType.RECEIPT);
            assertThat(movement.delta()).isEqualTo(5);
            assertThat(movement.onHandAfter()).isEqualTo(5);
        });
        assertThat(stock.events()).containsExactly(new StockLevelChanged(VARIANT, 5, 1));
    }

    @Test
    void aVariantThatStartsWithNothingHasNoMovementButALevel() {
        Stock stock = Stock.opening(VARIANT, PRODUCT, 0, note());

        assertThat(stock.movements()).isEmpty();
        assertThat(stock.events()).containsExactly(new StockLevelChanged(VARIANT, 0, 1));
    }

    @Test
    void aReservationTakesUnitsOutOfWhatIsAvailableAndLeavesThemOnHand() {
        Stock stock = stock(5, 1);
        stock.reserve(4);

        assertThat(stock.available()).isZero();
        assertThat(stock.onHand()).isEqualTo(5);
        assertThat(stock.movements()).isEmpty();
        assertThat(stock.events()).containsExactly(new StockLevelChanged(VARIANT, 0, 8));
        assertThatThrownBy(() -> stock.reserve(1)).isInstanceOf(InsufficientStock.class);
    }

    @Test
    void aSaleOfReservedUnitsLeavesWhatIsAvailable() {
        Stock stock = stock(5, 2);
        stock.sellReserved(2, note());

        assertThat(stock.onHand()).isEqualTo(3);
        assertThat(stock.reserved()).isZero();
        assertThat(stock.sold()).isEqualTo(2);
        assertThat(stock.movements())
                .singleElement()
                .extracting(StockMovement::delta)
                .isEqualTo(-2);
        assertThat(stock.isChanged()).isTrue();
        assertThat(stock.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RECEIPT,3,8", "DAMAGE,3,2", "ADJUSTMENT,3,8", "ADJUSTMENT,-3,2"})
    void aPersonRecordsWhatCameWasCountedOrSpoilt(MovementType type, int quantity, int onHandAfter) {
        Stock stock = stock(5, 2);
        stock.record(type, quantity, note());

        assertThat(stock.onHand()).isEqualTo(onHandAfter);
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIPT,0",
        "RECEIPT,-1",
        "DAMAGE,0",
        "DAMAGE,-1",
        "ADJUSTMENT,0",
        "SALE,1",
        "CANCELLATION,1",
        "RETURN,1"
    })
    void aMovementThatMakesNoSenseIsRefused(MovementType type, int quantity) {
        assertThatThrownBy(() -> stock(5, 2).record(type, quantity, note())).isInstanceOf(InvalidField.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = MovementType.class,
            names = {"DAMAGE", "ADJUSTMENT"})
    void whatOrdersHaveAClaimOnStays(MovementType type) {
        assertThatThrownBy(() -> stock(5, 2).record(type, type == MovementType.DAMAGE ? 4 : -4, note()))
                .isInstanceOf(InsufficientStock.class)
                .hasMessageContaining("available=3");
    }

    @Test
    void moreThanAnybodyCanHaveIsATypingError() {
        assertThatThrownBy(() -> stock(Stock.MOST, 0).record(MovementType.RECEIPT, 1, note()))
                .isInstanceOf(InvalidField.class);
    }
}
