package shop.jangteo.promotion.domain.tier;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.ShopDay;

/**
 * The shop's tiers, the lowest first: it takes no purchases, so that everybody is in one.
 *
 * @param window how far back purchases count
 */
public record Tiers(List<Tier> ladder, Period window) {

    public Tiers {
        ladder = List.copyOf(ladder);
        if (ladder.isEmpty() || !ladder.getFirst().from().isZero()) {
            throw new IllegalArgumentException("the lowest tier takes no purchases");
        }
        for (int i = 1; i < ladder.size(); i++) {
            if (!ladder.get(i).from().isMoreThan(ladder.get(i - 1).from())) {
                throw new IllegalArgumentException(
                        ladder.get(i).name() + " takes more purchases than the tier before it");
            }
        }
        if (ladder.stream().map(Tier::name).distinct().count() < ladder.size()) {
            throw new IllegalArgumentException("two tiers have the same name");
        }
    }

    public Tier lowest() {
        return ladder.getFirst();
    }

    /** A name that isn't a tier's any more counts as the lowest. */
    public Tier named(String name) {
        return find(name).orElse(lowest());
    }

    public Optional<Tier> find(String name) {
        return ladder.stream().filter(tier -> tier.name().equals(name)).findFirst();
    }

    /** The highest tier that these purchases reach. */
    public Tier reachedBy(Money purchases) {
        return ladder.reversed().stream()
                .filter(tier -> !purchases.isLessThan(tier.from()))
                .findFirst()
                .orElseThrow();
    }

    public Optional<Tier> above(Tier tier) {
        return IntStream.range(1, ladder.size())
                .filter(i -> ladder.get(i - 1).equals(tier))
                .mapToObj(ladder::get)
                .findFirst();
    }

    public List<String> names() {
        return ladder.stream().map(Tier::name).toList();
    }

    /** That tier and all above it; none when there is no such tier. */
    public List<String> atLeast(String name) {
        return names().stream().dropWhile(lower -> !lower.equals(name)).toList();
    }

    /** The first instant whose purchases count at the end of the window. */
    public Instant countsFrom(Instant end) {
        return end.atZone(ShopDay.ZONE).minus(window).toInstant();
    }
}
