package shop.jangteo.promotion.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.coupon.CouponType;
import shop.jangteo.promotion.domain.coupon.Goods;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;
import shop.jangteo.promotion.domain.coupon.SampleCoupons;
import shop.jangteo.promotion.domain.coupon.Scope;
import shop.jangteo.promotion.domain.pricing.CombinationRules.Pair;

@Label("I19, I21: the laws of a quote, whatever the lines and coupons")
class QuotePropertyTests {

    private static final List<UUID> BRANDS = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    private static final CombinationRules ANYTHING_GOES = new CombinationRules(
            Set.of(Pair.parse("COUPON+COUPON"), Pair.parse("COUPON+POINTS")), 20, 100, Money.won(1));

    @Provide
    Arbitrary<CombinationRules> rules() {
        return Combinators.combine(
                        Arbitraries.of(Pair.parse("COUPON+COUPON"), Pair.parse("COUPON+POINTS"))
                                .set()
                                .ofMaxSize(2),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(1L, 10L, 1_000L))
                .as((together, coupons, percent, unit) ->
                        new CombinationRules(together, coupons, percent, Money.won(unit)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @Label("PR-9: what a quote says can be used, an order takes")
    void whatAQuoteSaysCanBeUsedAnOrderTakes(
            @ForAll("lines") List<PricedLine> lines,
            @ForAll("candidates") List<Candidate> candidates,
            @ForAll("rules") CombinationRules rules,
            @ForAll @LongRange(min = 1, max = 5_000_000) long wanted) {
        Quote best = Quote.best(lines, candidates, rules);
        List<Candidate> chosen = candidates.stream()
                .filter(candidate -> best.applied().stream()
                        .anyMatch(applied -> applied.issuedId().equals(candidate.issuedId())))
                .toList();

        Quote order = Quote.of(lines, chosen, rules).orRefuse();
        Money points = best.usable(Money.won(wanted));

        assertThat(order.payable()).isEqualTo(best.payable());
        assertThat(order.applied()).hasSizeLessThanOrEqualTo(rules.mostCoupons());
        assertThat(order.obstacleTo(points)).isEmpty();
        assertThat(points).isLessThanOrEqualTo(order.payable());
        if (!points.equals(Money.won(wanted))) {
            assertThat(order.obstacleTo(Money.won(wanted))).isPresent();
        }
    }

    @Provide
    ListArbitrary<PricedLine> lines() {
        Arbitrary<PricedLine> line = Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.of(0L, 1L, 2L), Arbitraries.longs().between(0, 3_000_000)),
                        Arbitraries.of(BRANDS))
                .as((won, brand) -> new PricedLine(
                        UUID.randomUUID(), new Goods(UUID.randomUUID(), brand, Set.of()), Money.won(won)));
        return line.list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    ListArbitrary<Candidate> candidates() {
        return candidate(5_000_000).list().ofMaxSize(6);
    }

    private static Arbitrary<Candidate> candidate(long mostWon) {
        Arbitrary<Scope> scopes = Arbitraries.oneOf(
                Arbitraries.just(Scope.EVERYTHING),
                Arbitraries.of(BRANDS).map(brand -> new Scope(Scope.Kind.BRANDS, Set.of(brand))));
        Arbitrary<Long> minimums = Arbitraries.of(0L, 10_000L, 500_000L);
        Arbitrary<Boolean> stackable = Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));
        Arbitrary<Candidate> fixed = Combinators.combine(
                        Arbitraries.longs().between(1, mostWon), scopes, minimums, stackable)
                .as((won, scope, minimum, combines) ->
                        candidate(CouponType.FIXED_AMOUNT, won, null, scope, minimum, combines));
        Arbitrary<Candidate> percentage = Combinators.combine(
                        Arbitraries.longs().between(1, 100),
                        Arbitraries.longs().between(1, 100_000).injectNull(0.3),
                        scopes,
                        minimums,
                        stackable)
                .as((percent, cap, scope, minimum, combines) -> candidate(
                        CouponType.PERCENTAGE, percent, cap == null ? null : Money.won(cap), scope, minimum, combines));
        return Arbitraries.oneOf(fixed, percentage);
    }

    private static Candidate candidate(
            CouponType type, long value, Money cap, Scope scope, long minimum, boolean stackable) {
        return new Candidate(
                new IssuedCouponId(UUID.randomUUID()),
                SampleCoupons.coupon(
                        SampleCoupons.terms(type, value, cap, Money.won(minimum), scope, stackable, null, 1)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noLineIsDiscountedByMoreThanItCosts(
            @ForAll("lines") List<PricedLine> lines, @ForAll("candidates") List<Candidate> candidates) {
        Quote quote = Quote.of(lines, candidates, ANYTHING_GOES);

        assertThat(lines)
                .allSatisfy(line -> assertThat(quote.discountOn(line.id())).isLessThanOrEqualTo(line.amount()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theSharesOfADiscountAddUpToIt(
            @ForAll("lines") List<PricedLine> lines, @ForAll("candidates") List<Candidate> candidates) {
        assertThat(Quote.of(lines, candidates, ANYTHING_GOES).applied()).allSatisfy(discount -> {
            assertThat(Money.sum(discount.perLine().values())).isEqualTo(discount.amount());
            assertThat(discount.amount().won()).isPositive();
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsPayableIsTheGoodsLessAllDiscounts(
            @ForAll("lines") List<PricedLine> lines, @ForAll("candidates") List<Candidate> candidates) {
        Quote quote = Quote.of(lines, candidates, ANYTHING_GOES);

        Money discounts =
                Money.sum(quote.applied().stream().map(Quote.Applied::amount).toList());
        assertThat(quote.subtotal().minus(discounts)).isEqualTo(quote.payable());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyCouponIsEitherAppliedOrRefused(
            @ForAll("lines") List<PricedLine> lines, @ForAll("candidates") List<Candidate> candidates) {
        Quote quote = Quote.of(lines, candidates, ANYTHING_GOES);

        assertThat(quote.applied().size() + quote.refused().size()).isEqualTo(candidates.size());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void onlyGoodsInScopeAreDiscounted(
            @ForAll("lines") List<PricedLine> lines, @ForAll("candidates") List<Candidate> candidates) {
        for (Quote.Applied discount : Quote.of(lines, candidates, ANYTHING_GOES).applied()) {
            Scope scope = candidates.stream()
                    .filter(candidate -> candidate.issuedId().equals(discount.issuedId()))
                    .findFirst()
                    .orElseThrow()
                    .coupon()
                    .terms()
                    .scope();
            assertThat(lines)
                    .filteredOn(line -> discount.perLine().containsKey(line.id()))
                    .allMatch(line -> scope.covers(line.goods()));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noCombinationTakesOffMoreThanTheBest(
            @ForAll("lines") List<PricedLine> lines,
            @ForAll("candidates") List<Candidate> candidates,
            @ForAll @IntRange(max = 63) int subset,
            @ForAll("rules") CombinationRules rules) {
        List<Candidate> some = IntStream.range(0, candidates.size())
                .filter(i -> (subset >> i & 1) == 1)
                .mapToObj(candidates::get)
                .toList();

        Quote best = Quote.best(lines, candidates, rules);

        Money rounding = Money.won(candidates.size());
        assertThat(best.payable())
                .isLessThanOrEqualTo(Quote.of(lines, some, rules).payable().plus(rounding));
        assertThat(best.applied().size() + best.refused().size()).isEqualTo(candidates.size());
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    @Label("PR-4: whoever gets one coupon more pays no more, but for the won of rounding")
    void oneCouponMoreNeverMakesTheBestWorse(
            @ForAll("lines") List<PricedLine> lines,
            @ForAll("wallets") List<Candidate> wallet,
            @ForAll @IntRange(max = 20) int most) {
        CombinationRules rules = new CombinationRules(Set.of(Pair.parse("COUPON+COUPON")), most, 100, Money.won(1));
        Money rounding = Money.won(wallet.size());
        Money before = Money.sum(lines.stream().map(PricedLine::amount).toList());

        for (int held = 1; held <= wallet.size(); held++) {
            Money payable = Quote.best(lines, wallet.subList(0, held), rules).payable();
            assertThat(payable).isLessThanOrEqualTo(before.plus(rounding));
            before = payable;
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    @Label("PR-9: what the best of many coupons take off, an order with them takes off")
    void anOrderWithTheBestOfManyCouponsCostsTheSame(
            @ForAll("lines") List<PricedLine> lines,
            @ForAll("wallets") List<Candidate> wallet,
            @ForAll @IntRange(max = 20) int most) {
        CombinationRules rules = new CombinationRules(Set.of(Pair.parse("COUPON+COUPON")), most, 100, Money.won(1));

        Quote best = Quote.best(lines, wallet, rules);
        List<Candidate> chosen = wallet.stream()
                .filter(candidate -> best.applied().stream()
                        .anyMatch(applied -> applied.issuedId().equals(candidate.issuedId())))
                .toList();

        assertThat(Quote.of(lines, chosen, rules).orRefuse().applied()).isEqualTo(best.applied());
    }

    /** More than are used together, and more than can be tried in all combinations. */
    @Provide
    Arbitrary<List<Candidate>> wallets() {
        return candidate(100_000).list().ofMinSize(12).ofMaxSize(30);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theOrderInWhichCouponsAreNamedDoesNotMatter(
            @ForAll("lines") List<PricedLine> lines,
            @ForAll("candidates") List<Candidate> candidates,
            @ForAll long seed) {
        List<Candidate> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Quote.of(lines, shuffled, ANYTHING_GOES).applied())
                .isEqualTo(Quote.of(lines, candidates, ANYTHING_GOES).applied());
    }
}
