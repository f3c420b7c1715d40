package shop.jangteo.promotion.adapter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.points.PointsPolicy;
import shop.jangteo.promotion.domain.pricing.ShippingPolicy;

/** The shop's numbers for points and quotes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PromotionConfiguration.Points.class, PromotionConfiguration.Shipping.class})
class PromotionConfiguration {

    /** See {@link PointsPolicy}. */
    @ConfigurationProperties("jangteo.promotion.points")
    record Points(
            @DefaultValue("1") int earnPercent,
            @DefaultValue("365d") Duration life,
            @DefaultValue("30d") Duration graceOnReturn) {}

    /** What ordering charges: a quote must name the same. */
    @ConfigurationProperties("jangteo.ordering")
    record Shipping(
            @DefaultValue("3000") long shippingFee,
            @DefaultValue("50000") long freeShippingFrom) {}

    @Bean
    PointsPolicy pointsPolicy(Points points) {
        return new PointsPolicy(points.earnPercent(), points.life(), points.graceOnReturn());
    }

    @Bean
    ShippingPolicy quotedShippingPolicy(Shipping shipping) {
        return new ShippingPolicy(Money.won(shipping.shippingFee()), Money.won(shipping.freeShippingFrom()));
    }
}
