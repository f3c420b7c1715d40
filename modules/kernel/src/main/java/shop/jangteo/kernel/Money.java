package shop.jangteo.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An amount of whole Korean won, VAT included, never negative. Arithmetic is closed: what would leave the range throws
 * {@link ArithmeticException}, so a wrong sum can never be stored as a small one.
 *
 * @param won whole won, 0 or more
 */
public record Money(long won) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /** The only currency of the shop (ISO 4217). */
    public static final String CURRENCY = "KRW";

    public Money {
        if (won < 0) {
            throw new ArithmeticException("money can't be negative: " + won);
        }
    }

    public static Money won(long won) {
        return won == 0 ? ZERO : new Money(won);
    }

    public static Money sum(Iterable<Money> amounts) {
        Money sum = ZERO;
        for (Money amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    public Money plus(Money other) {
        return won(Math.addExact(won, other.won));
    }

    /** @throws ArithmeticException when {@code other} is larger */
    public Money minus(Money other) {
        return won(Math.subtractExact(won, other.won));
    }

    /** What is left, or nothing when {@code other} is larger. */
    public Money minusOrZero(Money other) {
        return other.won >= won ? ZERO : won(won - other.won);
    }

    public Money times(long factor) {
        return won(Math.multiplyExact(won, factor));
    }

    /** {@code percent} of this amount, fractions of a won dropped. */
    public Money percentRoundedDown(int percent) {
        return won(Math.multiplyExact(won, (long) percent) / 100);
    }

    public Money min(Money other) {
        return won <= other.won ? this : other;
    }

    public Money max(Money other) {
        return won >= other.won ? this : other;
    }

    /**
     * Splits this amount in proportion to the weights so that the parts add up to it to the won: each part is rounded
     * down, and the won that are left go to the largest remainders (the earlier part first when they are equal).
     *
     * @throws IllegalArgumentException when there is no weight above zero but an amount to split
     */
    public List<Money> split(List<Money> weights) {
        long total = sum(weights).won;
        if (total == 0) {
            if (won != 0) {
                throw new IllegalArgumentException("nothing to split over");
            }
            return weights.stream().map(weight -> ZERO).toList();
        }
        long[] parts = new long[weights.size()];
        long[] remainders = new long[weights.size()];
        long left = won;
        for (int i = 0; i < parts.length; i++) {
            // Three thousand million won times as much is more than a long holds.
            BigInteger[] exact = BigInteger.valueOf(won)
                    .multiply(BigInteger.valueOf(weights.get(i).won))
                    .divideAndRemainder(BigInteger.valueOf(total));
            parts[i] = exact[0].longValueExact();
            remainders[i] = exact[1].longValueExact();
            left -= parts[i];
        }
        List<Integer> byRemainder =
                new ArrayList<>(IntStream.range(0, parts.length).boxed().toList());
        byRemainder.sort(Comparator.comparingLong((Integer i) -> remainders[i]).reversed());
        for (int i = 0; i < left; i++) {
            parts[byRemainder.get(i)]++;
        }
        return java.util.Arrays.stream(parts).mapToObj(Money::won).toList();
    }

    public boolean isZero() {
        return won == 0;
    }

    public boolean isLessThan(Money other) {
        return won < other.won;
    }

    public boolean isMoreThan(Money other) {
        return won > other.won;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(won, other.won);
    }

    @Override
    public String toString() {
        return won + " " + CURRENCY;
    }
}
