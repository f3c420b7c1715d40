package shop.jangteo.promotion.domain.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import shop.jangteo.kernel.Money;

/**
 * Which pieces of a wallet together take off most. As many are used as may be combined, since another piece takes no more
 * from the others than it takes off itself, but for a won of rounding.
 *
 * <p>All ways to choose are tried while they are few. Of a larger wallet that is so for the pieces that came first; each
 * later one takes the place of one that is chosen where that makes the order cheaper. So nobody pays more for having got
 * one coupon more.
 *
 * @param pieces that are used
 */
record BestCombination(List<Candidate> pieces, Money payable) {

    private static final int MOST_WAYS = 1_000;

    /** @param wallet in the order in which the pieces came into it */
    static BestCombination of(List<PricedLine> lines, List<Candidate> wallet, CombinationRules rules) {
        return new Search(lines, rules).best(wallet);
    }

    private record Search(List<PricedLine> lines, CombinationRules rules) {

        private BestCombination best(List<Candidate> wallet) {
            List<Candidate> effective = wallet.stream().filter(this::takesOff).toList();
            BestCombination together = bestTogether(effective.stream()
                    .filter(candidate -> candidate.coupon().terms().stackable())
                    .toList());
            Stream<BestCombination> alone = effective.stream()
                    .filter(candidate -> !candidate.coupon().terms().stackable())
                    .map(candidate -> tried(List.of(candidate)));
            return cheapest(Stream.concat(Stream.of(together), alone));
        }

        /** A piece that takes nothing off by itself does so in no company, and would only take a place. */
        private boolean takesOff(Candidate candidate) {
            return !Quote.of(lines, List.of(candidate), rules).applied().isEmpty();
        }

        private BestCombination bestTogether(List<Candidate> candidates) {
            int most = rules.couponsTogether();
            int first = candidates.size();
            while (!areFewWays(first, most)) {
                first--;
            }
            BestCombination best =
                    cheapest(ways(candidates.subList(0, first), most).stream().map(this::tried));
            for (Candidate later : candidates.subList(first, candidates.size())) {
                best = cheapest(Stream.concat(
                        Stream.of(best), exchanges(best.pieces(), later).map(this::tried)));
            }
            return best;
        }

        /** Each piece in turn makes room for the later one. */
        private static Stream<List<Candidate>> exchanges(List<Candidate> chosen, Candidate later) {
            return chosen.stream()
                    .map(leaving -> Stream.concat(
                                    chosen.stream().filter(candidate -> candidate != leaving), Stream.of(later))
                            .toList());
        }

        private BestCombination tried(List<Candidate> pieces) {
            return new BestCombination(pieces, Quote.of(lines, pieces, rules).payable());
        }

        private static BestCombination cheapest(Stream<BestCombination> choices) {
            return choices.min(Comparator.comparing(BestCombination::payable)).orElseThrow();
        }

        /** All ways to choose so many of the candidates, or all of them when there are fewer. */
        private static List<List<Candidate>> ways(List<Candidate> candidates, int size) {
            if (candidates.size() <= size || size == 0) {
                return List.of(size == 0 ? List.of() : candidates);
            }
            List<Candidate> others = candidates.subList(0, candidates.size() - 1);
            List<List<Candidate>> ways = new ArrayList<>(ways(others, size));
            for (List<Candidate> way : ways(others, size - 1)) {
                List<Candidate> withLast = new ArrayList<>(way);
                withLast.add(candidates.getLast());
                ways.add(withLast);
            }
            return ways;
        }

        private static boolean areFewWays(int candidates, int size) {
            long ways = 1;
            for (int chosen = 1; chosen <= size && candidates > size && ways <= MOST_WAYS; chosen++) {
                ways = ways * (candidates - size + chosen) / chosen;
            }
            return ways <= MOST_WAYS;
        }
    }
}
