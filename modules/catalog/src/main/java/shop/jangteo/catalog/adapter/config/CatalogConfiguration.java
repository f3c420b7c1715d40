package shop.jangteo.catalog.adapter.config;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.jangteo.catalog.domain.CatalogPolicy;

@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    CatalogPolicy catalogPolicy(
            @Value("${jangteo.catalog.seller-products-need-approval:true}") boolean sellersNeedApproval,
            @Value("${jangteo.catalog.category-levels:3}") int categoryLevels) {
        return new CatalogPolicy(sellersNeedApproval, categoryLevels);
    }
}
