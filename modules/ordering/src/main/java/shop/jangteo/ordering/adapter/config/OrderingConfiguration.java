package shop.jangteo.ordering.adapter.config;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.cart.CartPolicy;
import shop.jangteo.ordering.domain.order.OrderPolicy;
import shop.jangteo.ordering.domain.order.ShippingPolicy;

/** Turns settings into the domain's policies. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderingProperties.class)
class OrderingConfiguration {

    @Bean
    CartPolicy cartPolicy(OrderingProperties properties) {
        return new CartPolicy(properties.mostPerLine(), properties.mostCartLines());
    }

    @Bean
    ShippingPolicy shippingPolicy(OrderingProperties properties) {
        return new ShippingPolicy(Money.won(properties.shippingFee()), Money.won(properties.freeShippingFrom()));
    }

    @Bean
    OrderPolicy orderPolicy(OrderingProperties properties, ShippingPolicy shippingPolicy) {
        return new OrderPolicy(
                Money.won(properties.minimumOrderAmount()),
                properties.mostPerLine(),
                properties.paymentWindow(),
                shippingPolicy);
    }
}
