package shop.jangteo.promotion.domain.pricing;

import java.util.Set;
import shop.jangteo.kernel.Money;

/**
 * What may be used together for one order, and how much of it (PR-9): the shop's choice.
 *
 * @param together what goes with what; a kind with itself: more than one of it
 * @param mostCoupons for one order
 * @param mostPointsPercent of what the goods cost after discounts
 * @param pointsUnit points are used in multiples of it
 */
public record CombinationRules(Set<Pair> together, int mostCoupons, int mostPointsPercent, Money pointsUnit) {

    /** What makes an order cheaper. */
    public enum Kind {
        COUPON,
        POINTS
    }

    /** Two kinds, in whichever order. */
    public record Pair(Kind one, Kind other) {

        public Pair {
            if (one.compareTo(other) > 0) {
                Kind first = other;
                other = one;
                one = first;
            }
        }

        /** @param text as in {@code COUPON+POINTS} */
        public static Pair parse(String text) {
            String[] kinds = text.strip().split("\\+", -1);
            if (kinds.length != 2) {
                throw new IllegalArgumentException("two kinds with a + between them, not " + text);
            }
            return new Pair(Kind.valueOf(kinds[0].strip()), Kind.valueOf(kinds[1].strip()));
        }
    }

    public CombinationRules {
        together = Set.copyOf(together);
        if (mostCoupons < 0 || mostPointsPercent < 0 || mostPointsPercent > 100 || pointsUnit.isZero()) {
            throw new IllegalArgumentException("no such rules: at most " + mostCoupons + " coupons, "
                    + mostPointsPercent + " % points, by " + pointsUnit);
        }
    }

    boolean allow(Kind one, Kind other) {
        return together.contains(new Pair(one, other));
    }

    /** At most so many coupons, whether by number or because one excludes all others. */
    int couponsTogether() {
        return allow(Kind.COUPON, Kind.COUPON) ? mostCoupons : Math.min(mostCoupons, 1);
    }

    Money inUnits(Money points) {
        return points.minus(Money.won(points.won() % pointsUnit.won()));
    }

    boolean isInUnits(Money points) {
        return inUnits(points).equals(points);
    }
}
