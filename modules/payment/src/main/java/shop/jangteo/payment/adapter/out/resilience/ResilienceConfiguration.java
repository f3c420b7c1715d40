package shop.jangteo.payment.adapter.out.resilience;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import shop.jangteo.payment.domain.PaymentPolicy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallProperties.class)
class ResilienceConfiguration {

    /** Who takes over an attempt must find nobody at work on it. */
    ResilienceConfiguration(CallProperties calls, PaymentPolicy policy) {
        if (calls.limit().compareTo(policy.takeover()) >= 0) {
            throw new IllegalStateException(
                    "jangteo.payment.calls.limit must be shorter than jangteo.payment.takeover");
        }
    }
}
