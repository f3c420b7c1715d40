package shop.jangteo.payment.adapter.config;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.jangteo.payment.domain.PaymentPolicy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentProperties.class)
class PaymentConfiguration {

    @Bean
    PaymentPolicy paymentPolicy(PaymentProperties properties) {
        return properties.policy();
    }
}
