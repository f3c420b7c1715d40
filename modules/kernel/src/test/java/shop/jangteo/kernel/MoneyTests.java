package shop.jangteo.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class MoneyTests {

    static final long MOST = 1_000_000_000L;

    @Property
    void splittingLosesNoWon(
            @ForAll @LongRange(max = MOST) long amount,
            @ForAll @NotEmpty List<@LongRange(max = 10_000_000) Long> weights) {
        List<Money> over = weights.stream().map(Money::won).toList();
        Assume.that(!Money.sum(over).isZero());

        assertThat(Money.sum(Money.won(amount).split(over))).isEqualTo(Money.won(amount));
    }

    @Property
    void noPartIsAWonOrMoreAwayFromItsExactShare(
            @ForAll @LongRange(max = MOST) long amount,
            @ForAll @NotEmpty List<@LongRange(max = 10_000_000) Long> weights) {
        List<Money> over = weights.stream().map(Money::won).toList();
        long total = Money.sum(over).won();
        Assume.that(total > 0);

        List<Money> parts = Money.won(amount).split(over);

        for (int i = 0; i < parts.size(); i++) {
            double exact = (double) amount * over.get(i).won() / total;
            assertThat(Math.abs(parts.get(i).won() - exact)).isLessThan(1.0);
        }
    }

    @Property
    void additionAndSubtractionUndoEachOther(
            @ForAll @LongRange(max = MOST) long one, @ForAll @LongRange(max = MOST) long other) {
        assertThat(Money.won(one).plus(Money.won(other)).minus(Money.won(other)))
                .isEqualTo(Money.won(one));
    }

    @Property
    void aPercentageNeverExceedsTheWhole(
            @ForAll @LongRange(max = MOST) long amount, @ForAll @IntRange(max = 100) int percent) {
        assertThat(Money.won(amount).percentRoundedDown(percent)).isLessThanOrEqualTo(Money.won(amount));
    }

    @Property
    void largeAmountsAreSplitLikeSmallOnes(
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 4) long amount,
            @ForAll @Size(min = 1, max = 3) List<@LongRange(min = 1, max = Long.MAX_VALUE / 4) Long> weights) {
        List<Money> parts =
                Money.won(amount).split(weights.stream().map(Money::won).toList());

        assertThat(Money.sum(parts)).isEqualTo(Money.won(amount));
    }

    @Example
    void theWonThatAreLeftGoToTheLargestRemainders() {
        assertThat(Money.won(100).split(List.of(Money.won(1), Money.won(1), Money.won(1))))
                .containsExactly(Money.won(34), Money.won(33), Money.won(33));
        assertThat(Money.won(10).split(List.of(Money.won(15), Money.won(19), Money.ZERO)))
                .containsExactly(Money.won(4), Money.won(6), Money.ZERO);
    }

    @Example
    void nothingCanBeSplitOverNothing() {
        assertThat(Money.ZERO.split(List.of(Money.ZERO))).containsExactly(Money.ZERO);
        assertThatThrownBy(() -> Money.won(1).split(List.of(Money.ZERO))).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aSumBelowZeroOrBeyondTheRangeIsNoMoney() {
        assertThatThrownBy(() -> Money.won(1).minus(Money.won(2))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.won(Long.MAX_VALUE).plus(Money.won(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.won(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
        assertThat(Money.won(1).minusOrZero(Money.won(2))).isEqualTo(Money.ZERO);
    }
}
