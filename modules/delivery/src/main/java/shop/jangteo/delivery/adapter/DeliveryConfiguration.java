package shop.jangteo.delivery.adapter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.jangteo.delivery.domain.TransitTime;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    TransitTime transitTime(@Value("${jangteo.delivery.transit-days:2}") int days) {
        return new TransitTime(days);
    }
}
