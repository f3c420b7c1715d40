package shop.jangteo.ordering.adapter.config;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.application.ExpireOrders;
import shop.jangteo.ordering.domain.cart.CartPolicy;
import shop.jangteo.ordering.domain.order.OrderPolicy;
import shop.jangteo.ordering.domain.order.ShippingRules;

/** Turns settings into the domain's policies. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderingProperties.class)
class OrderingConfiguration {

    @Bean
    CartPolicy cartPolicy(OrderingProperties properties) {
        return new CartPolicy(properties.mostPerLine(), properties.mostCartLines());
    }

    /** In force until the first ones are stored, which are these. */
    @Bean
    ShippingRules firstShippingRules(OrderingProperties properties) {
        return new ShippingRules(
                Money.won(properties.shippingFee()),
                Money.won(properties.freeShippingFrom()),
                Money.won(properties.minimumOrderAmount()),
                List.of(),
                0);
    }

    @Bean
    OrderPolicy orderPolicy(OrderingProperties properties) {
        return new OrderPolicy(properties.mostPerLine(), properties.paymentWindow(), properties.sameOrderWithin());
    }

    @Bean
    ExpireOrders.Batch expiryBatch(OrderingProperties properties) {
        return new ExpireOrders.Batch(properties.expiryBatch());
    }
}
