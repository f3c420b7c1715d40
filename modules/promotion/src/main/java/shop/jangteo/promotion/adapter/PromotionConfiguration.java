package shop.jangteo.promotion.adapter;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.application.ChargePoints;
import shop.jangteo.promotion.application.IssuePolicy;
import shop.jangteo.promotion.domain.points.PointsPolicy;
import shop.jangteo.promotion.domain.pricing.CombinationRules;
import shop.jangteo.promotion.domain.pricing.ShippingTerms;
import shop.jangteo.promotion.domain.tier.Tier;
import shop.jangteo.promotion.domain.tier.Tiers;

/** The shop's numbers for points and quotes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    PromotionConfiguration.Points.class,
    PromotionConfiguration.Shipping.class,
    PromotionConfiguration.Combination.class,
    PromotionConfiguration.TierLadder.class,
    PromotionConfiguration.Issuing.class
})
class PromotionConfiguration {

    /**
     * See {@link PointsPolicy}.
     *
     * @param chargePatience how long whoever buys points waits for the provider's word
     */
    @ConfigurationProperties("jangteo.promotion.points")
    record Points(
            @DefaultValue("1y") Period life,
            @DefaultValue("5y") Period chargedLife,
            @DefaultValue("30d") Period graceOnReturn,
            @DefaultValue("5s") Duration chargePatience) {}

    /** See {@link IssuePolicy}. */
    @ConfigurationProperties("jangteo.promotion.issuing")
    record Issuing(
            @DefaultValue("8") int atOnce,
            @DefaultValue("10s") Duration patience,
            @DefaultValue("1000") int batch,
            @DefaultValue("500") int campaignChunk) {}

    /** What ordering charges, as long as it has not told so. */
    @ConfigurationProperties("jangteo.ordering")
    record Shipping(
            @DefaultValue("3000") long shippingFee,
            @DefaultValue("50000") long freeShippingFrom,
            @DefaultValue("10000") long minimumOrderAmount) {}

    /** See {@link CombinationRules}. */
    @ConfigurationProperties("jangteo.promotion.combination")
    record Combination(
            @DefaultValue({"COUPON+COUPON", "COUPON+POINTS"})
            Set<String> together,

            @DefaultValue("20") int mostCoupons,
            @DefaultValue("100") int mostPointsPercent,
            @DefaultValue("1") long pointsUnit) {}

    /**
     * See {@link Tiers}.
     *
     * @param tiers the lowest first; none for the shop's usual four
     */
    @ConfigurationProperties("jangteo.promotion")
    record TierLadder(
            @Nullable List<TierStep> tiers,
            @DefaultValue("P6M") Period tierWindow) {

        /** See {@link Tier}. */
        record TierStep(
                String name,
                long from,
                int earnPercent,
                @DefaultValue List<String> coupons) {}
    }

    private static final List<Tier> USUAL_TIERS = List.of(
            new Tier("BRONZE", Money.ZERO, 1, List.of()),
            new Tier("SILVER", Money.won(200_000), 2, List.of()),
            new Tier("GOLD", Money.won(500_000), 3, List.of()),
            new Tier("VIP", Money.won(1_000_000), 5, List.of()));

    @Bean
    Tiers tiers(TierLadder ladder) {
        List<TierLadder.TierStep> steps = ladder.tiers();
        return new Tiers(
                steps == null || steps.isEmpty()
                        ? USUAL_TIERS
                        : steps.stream()
                                .map(step -> new Tier(
                                        step.name(), Money.won(step.from()), step.earnPercent(), step.coupons()))
                                .toList(),
                ladder.tierWindow());
    }

    @Bean
    IssuePolicy issuePolicy(Issuing issuing) {
        return new IssuePolicy(issuing.atOnce(), issuing.patience(), issuing.batch(), issuing.campaignChunk());
    }

    @Bean
    PointsPolicy pointsPolicy(Points points) {
        return new PointsPolicy(points.life(), points.chargedLife(), points.graceOnReturn());
    }

    @Bean
    ChargePoints.Patience chargePatience(Points points) {
        return new ChargePoints.Patience(points.chargePatience());
    }

    @Bean
    ShippingTerms shippingTermsUntilToldOtherwise(Shipping shipping) {
        return new ShippingTerms(
                Money.won(shipping.shippingFee()),
                Money.won(shipping.freeShippingFrom()),
                Money.won(shipping.minimumOrderAmount()),
                null);
    }

    @Bean
    CombinationRules combinationRules(Combination combination) {
        return new CombinationRules(
                combination.together().stream()
                        .filter(text -> !text.isBlank())
                        .map(CombinationRules.Pair::parse)
                        .collect(Collectors.toSet()),
                combination.mostCoupons(),
                combination.mostPointsPercent(),
                Money.won(combination.pointsUnit()));
    }
}
