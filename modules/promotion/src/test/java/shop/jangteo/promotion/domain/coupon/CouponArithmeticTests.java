package shop.jangteo.promotion.domain.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.WithNull;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.coupon.DiscountRule.FixedAmount;
import shop.jangteo.promotion.domain.coupon.DiscountRule.Percentage;

@Label("PR-1, I21: what a coupon takes off, whatever it is and whatever the goods cost")
class CouponArithmeticTests {

    private static final long DEAREST = 1_000_000_000L;

    @Provide
    Arbitrary<DiscountRule> rules() {
        Arbitrary<DiscountRule> fixed =
                Arbitraries.longs().between(1, DEAREST).map(won -> new FixedAmount(Money.won(won)));
        Arbitrary<DiscountRule> percentage = Combinators.combine(
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.longs().between(1, DEAREST).injectNull(0.4))
                .as((percent, cap) -> new Percentage(percent, cap == null ? null : Money.won(cap)));
        return Arbitraries.oneOf(fixed, percentage);
    }

    @Property
    void neverMoreThanTheGoodsCost(@ForAll("rules") DiscountRule rule, @ForAll @LongRange(max = DEAREST) long goods) {
        assertThat(rule.off(Money.won(goods)).won()).isBetween(0L, goods);
    }

    @Property
    void dearerGoodsAreNeverDiscountedByLess(
            @ForAll("rules") DiscountRule rule,
            @ForAll @LongRange(max = DEAREST) long goods,
            @ForAll @LongRange(max = DEAREST) long more) {
        assertThat(rule.off(Money.won(goods + more))).isGreaterThanOrEqualTo(rule.off(Money.won(goods)));
    }

    @Property
    void fractionsOfAWonStayWithTheShop(
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll @WithNull @LongRange(min = 1, max = DEAREST) Long cap,
            @ForAll @LongRange(max = DEAREST) long goods) {
        long exact = BigDecimal.valueOf(goods)
                .multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.FLOOR)
                .longValueExact();

        Money off = new Percentage(percent, cap == null ? null : Money.won(cap)).off(Money.won(goods));

        assertThat(off.won()).isEqualTo(cap == null ? exact : Math.min(exact, cap));
    }
}
