package shop.jangteo.promotion.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable.Reason;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsExceedAmount;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsNotCombinable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsNotInUnits;
import shop.jangteo.promotion.domain.coupon.CouponTerms;
import shop.jangteo.promotion.domain.coupon.CouponType;
import shop.jangteo.promotion.domain.coupon.Goods;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;
import shop.jangteo.promotion.domain.coupon.SampleCoupons;
import shop.jangteo.promotion.domain.coupon.Scope;
import shop.jangteo.promotion.domain.pricing.CombinationRules.Pair;

@DisplayName("PR-1, PR-9: what coupons take off, won by won")
class QuoteTests {

    private static final UUID BRAND = UUID.randomUUID();
    private static final UUID ROOT_CATEGORY = UUID.randomUUID();
    private static final UUID SHIRTS = UUID.randomUUID();

    private static final CombinationRules ANYTHING_GOES = rules(20, 100, 1, "COUPON+COUPON", "COUPON+POINTS");

    private final PricedLine shirt = line(30_000, BRAND, Set.of(ROOT_CATEGORY, SHIRTS));
    private final PricedLine mug = line(10_000, UUID.randomUUID(), Set.of(ROOT_CATEGORY));

    private static PricedLine line(long won, UUID brand, Set<UUID> categories) {
        return new PricedLine(UUID.randomUUID(), new Goods(UUID.randomUUID(), brand, categories), Money.won(won));
    }

    private static CombinationRules rules(int coupons, int pointsPercent, long unit, String... together) {
        return new CombinationRules(
                Stream.of(together).map(Pair::parse).collect(Collectors.toSet()),
                coupons,
                pointsPercent,
                Money.won(unit));
    }

    private static Candidate holding(CouponTerms terms) {
        return new Candidate(new IssuedCouponId(UUID.randomUUID()), SampleCoupons.coupon(terms));
    }

    private static CouponTerms fixed(long won, Money minimum, Scope scope, boolean stackable) {
        return SampleCoupons.terms(CouponType.FIXED_AMOUNT, won, null, minimum, scope, stackable, null, 1);
    }

    private Quote quote(CombinationRules rules, Candidate... candidates) {
        return Quote.of(List.of(shirt, mug), List.of(candidates), rules);
    }

    private Quote quote(Candidate... candidates) {
        return quote(ANYTHING_GOES, candidates);
    }

    private static Reason reasonOf(Quote quote) {
        return ((CouponNotApplicable) quote.refused().getFirst().why()).reason();
    }

    @Test
    void aFixedAmountIsSplitOverTheLinesInProportion() {
        Quote quote = quote(holding(SampleCoupons.fixed(4_000)));

        assertThat(quote.discountOn(shirt.id())).isEqualTo(Money.won(3_000));
        assertThat(quote.discountOn(mug.id())).isEqualTo(Money.won(1_000));
        assertThat(quote.payable()).isEqualTo(Money.won(36_000));
    }

    @Test
    void aPercentageStopsAtItsCap() {
        assertThat(quote(holding(SampleCoupons.percentage(10, Money.won(10_000))))
                        .payable())
                .isEqualTo(Money.won(36_000));
        assertThat(quote(holding(SampleCoupons.percentage(50, Money.won(10_000))))
                        .payable())
                .isEqualTo(Money.won(30_000));
    }

    @Test
    void aFixedAmountTakesNoMoreThanTheGoodsInScopeCost() {
        Quote quote = quote(holding(fixed(50_000, Money.ZERO, new Scope(Scope.Kind.BRANDS, Set.of(BRAND)), true)));

        assertThat(quote.discountOn(shirt.id())).isEqualTo(Money.won(30_000));
        assertThat(quote.discountOn(mug.id())).isEqualTo(Money.ZERO);
    }

    @Test
    void aCategoryCoversEverythingBelowIt() {
        Scope everythingInRoot = new Scope(Scope.Kind.CATEGORIES, Set.of(ROOT_CATEGORY));
        Scope shirtsOnly = new Scope(Scope.Kind.CATEGORIES, Set.of(SHIRTS));

        assertThat(quote(holding(fixed(4_000, Money.ZERO, everythingInRoot, true)))
                        .discountOn(mug.id()))
                .isEqualTo(Money.won(1_000));
        assertThat(quote(holding(fixed(4_000, Money.ZERO, shirtsOnly, true))).discountOn(mug.id()))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void aProductScopeCoversThatProduct() {
        Scope mugOnly = new Scope(Scope.Kind.PRODUCTS, Set.of(mug.goods().productId()));

        assertThat(quote(holding(fixed(4_000, Money.ZERO, mugOnly, true))).discountOn(mug.id()))
                .isEqualTo(Money.won(4_000));
    }

    @Test
    void aCouponForOtherGoodsIsRefused() {
        Scope elsewhere = new Scope(Scope.Kind.BRANDS, Set.of(UUID.randomUUID()));

        assertThat(reasonOf(quote(holding(fixed(1_000, Money.ZERO, elsewhere, true)))))
                .isEqualTo(Reason.OUT_OF_SCOPE);
    }

    @Test
    void theMinimumLooksAtTheGoodsInScope() {
        Scope brandOnly = new Scope(Scope.Kind.BRANDS, Set.of(BRAND));

        assertThat(reasonOf(quote(holding(fixed(1_000, Money.won(30_001), brandOnly, true)))))
                .isEqualTo(Reason.BELOW_MINIMUM_PURCHASE);
        assertThat(quote(holding(fixed(1_000, Money.won(30_000), brandOnly, true)))
                        .refused())
                .isEmpty();
    }

    @Test
    void severalCouponsWorkTogetherOnlyWhenAllMayBeCombined() {
        Candidate alone = holding(fixed(1_000, Money.ZERO, Scope.EVERYTHING, false));
        Candidate other = holding(SampleCoupons.fixed(2_000));

        Quote quote = quote(alone, other);

        assertThat(quote.applied()).hasSize(1);
        assertThat(reasonOf(quote)).isEqualTo(Reason.NOT_STACKABLE);
        assertThatThrownBy(quote::orRefuse).isInstanceOf(CouponNotApplicable.class);
    }

    @Test
    void percentagesWorkOnTheWholeAmountAndFixedAmountsOnWhatIsLeft() {
        Quote quote =
                quote(holding(SampleCoupons.fixed(5_000)), holding(SampleCoupons.percentage(10, Money.won(100_000))));

        assertThat(quote.applied())
                .extracting(Quote.Applied::amount)
                .containsExactly(Money.won(4_000), Money.won(5_000));
        assertThat(quote.payable()).isEqualTo(Money.won(31_000));
    }

    @Test
    void aCouponIsNotWastedWhereNothingIsLeft() {
        Quote quote = quote(holding(SampleCoupons.fixed(40_000)), holding(SampleCoupons.fixed(40_000)));

        assertThat(quote.payable()).isEqualTo(Money.ZERO);
        assertThat(reasonOf(quote)).isEqualTo(Reason.NOTHING_LEFT_TO_DISCOUNT);
    }

    @Test
    void pointsPayForNoMoreThanTheGoods() {
        Quote quote = quote(holding(SampleCoupons.fixed(10_000)));

        quote.requireRoomFor(Money.won(30_000));
        assertThatThrownBy(() -> quote.requireRoomFor(Money.won(30_001))).isInstanceOf(PointsExceedAmount.class);
    }

    @Test
    @DisplayName("PR-9: a shop that takes one coupon for an order says so of the others")
    void couponsAreNotCombinedWhereTheShopDoesNotWantIt() {
        Quote quote = quote(
                rules(20, 100, 1, "COUPON+POINTS"),
                holding(SampleCoupons.fixed(4_000)),
                holding(SampleCoupons.fixed(3_000)));

        assertThat(quote.applied()).hasSize(1);
        assertThat(reasonOf(quote)).isEqualTo(Reason.NOT_STACKABLE);
    }

    @Test
    @DisplayName("PR-9: no more coupons than the shop takes for an order")
    void noMoreCouponsThanTheShopTakes() {
        Quote quote = quote(
                rules(2, 100, 1, "COUPON+COUPON"),
                holding(SampleCoupons.fixed(4_000)),
                holding(SampleCoupons.fixed(3_000)),
                holding(SampleCoupons.percentage(10, null)));

        assertThat(quote.applied()).hasSize(2);
        assertThat(reasonOf(quote)).isEqualTo(Reason.TOO_MANY_COUPONS);
    }

    @Test
    @DisplayName("PR-9: the best are chosen where only some may be used")
    void theBestAreChosenWhereOnlySomeMayBeUsed() {
        Candidate small = holding(SampleCoupons.fixed(1_000));
        Candidate middle = holding(SampleCoupons.fixed(3_000));
        Candidate large = holding(SampleCoupons.fixed(4_000));

        Quote best = Quote.best(List.of(shirt, mug), List.of(small, large, middle), rules(2, 100, 1, "COUPON+COUPON"));

        assertThat(best.applied())
                .extracting(Quote.Applied::issuedId)
                .containsExactlyInAnyOrder(middle.issuedId(), large.issuedId());
        assertThat(best.refused()).singleElement().satisfies(left -> {
            assertThat(left.issuedId()).isEqualTo(small.issuedId());
            assertThat(reasonOf(best)).isEqualTo(Reason.TOO_MANY_COUPONS);
        });
    }

    @Test
    @DisplayName("PR-4: whoever gets one coupon more than an order takes uses as many as before")
    void oneCouponMoreThanAnOrderTakesCostsNothing() {
        List<Candidate> wallet = Stream.generate(() -> holding(SampleCoupons.fixed(1_000)))
                .limit(40)
                .toList();

        for (int held = 20; held <= wallet.size(); held++) {
            Quote best = Quote.best(List.of(shirt, mug), wallet.subList(0, held), ANYTHING_GOES);
            assertThat(best.applied()).hasSize(20);
            assertThat(best.payable()).isEqualTo(Money.won(20_000));
        }
    }

    @Test
    @DisplayName("PR-4: a coupon that is weak by itself is used when the strong ones are for the same goods")
    void aWeakCouponForOtherGoodsIsUsed() {
        Scope shirts = new Scope(Scope.Kind.CATEGORIES, Set.of(SHIRTS));
        Candidate forAll = holding(SampleCoupons.fixed(9_000));
        List<Candidate> wallet = new ArrayList<>(List.of(forAll));
        Stream.generate(() -> holding(fixed(29_000, Money.ZERO, shirts, true)))
                .limit(60)
                .forEach(wallet::add);

        Quote best = Quote.best(List.of(shirt, mug), wallet, rules(2, 100, 1, "COUPON+COUPON"));

        assertThat(best.payable()).isEqualTo(Money.won(2_000));
        assertThat(best.refused()).hasSize(59);
    }

    @Test
    @DisplayName("PR-4: coupons that take nothing off keep none that does from being used")
    void uselessCouponsTakeNobodysPlace() {
        Scope elsewhere = new Scope(Scope.Kind.BRANDS, Set.of(UUID.randomUUID()));
        List<Candidate> wallet = new ArrayList<>();
        Stream.generate(() -> holding(fixed(5_000, Money.ZERO, elsewhere, true)))
                .limit(30)
                .forEach(wallet::add);
        wallet.add(holding(SampleCoupons.fixed(1_000)));
        wallet.add(holding(SampleCoupons.fixed(2_000)));

        Quote best = Quote.best(List.of(shirt, mug), wallet, rules(5, 100, 1, "COUPON+COUPON"));

        assertThat(best.payable()).isEqualTo(Money.won(37_000));
        assertThat(reasonOf(best)).isEqualTo(Reason.OUT_OF_SCOPE);
    }

    @Test
    @DisplayName("PR-9: points beside coupons only where the shop wants it")
    void pointsAndCouponsOnlyWhereTheShopWantsIt() {
        CombinationRules apart = rules(20, 100, 1, "COUPON+COUPON");

        assertThat(quote(apart).obstacleTo(Money.won(40_000))).isEmpty();
        assertThat(quote(apart, holding(SampleCoupons.fixed(4_000))).obstacleTo(Money.won(1)))
                .containsInstanceOf(PointsNotCombinable.class);
        assertThat(quote(apart, holding(SampleCoupons.fixed(4_000))).usable(Money.won(1)))
                .isEqualTo(Money.ZERO);
    }

    @Test
    @DisplayName("PR-9: points pay for a share of the goods at most, in units")
    void pointsPayForAShareInUnits() {
        Quote quote = quote(rules(20, 30, 100, "COUPON+POINTS"), holding(SampleCoupons.fixed(4_000)));

        assertThat(quote.mostPoints()).isEqualTo(Money.won(10_800));
        assertThat(quote.obstacleTo(Money.won(10_800))).isEmpty();
        assertThat(quote.obstacleTo(Money.won(10_900))).containsInstanceOf(PointsExceedAmount.class);
        assertThat(quote.obstacleTo(Money.won(10_750))).containsInstanceOf(PointsNotInUnits.class);
        assertThat(quote.usable(Money.won(10_750))).isEqualTo(Money.won(10_700));
        assertThat(quote.usable(Money.won(50_000))).isEqualTo(Money.won(10_800));
    }

    @Test
    void rulesThatSayNothingAreRefused() {
        assertThatThrownBy(() -> Pair.parse("COUPON")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pair.parse("COUPON+GIFT")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rules(1, 101, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rules(1, 100, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Pair.parse("POINTS+COUPON")).isEqualTo(Pair.parse("COUPON + POINTS"));
    }
}
