package shop.jangteo.payment.adapter.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.jangteo.payment.domain.Backoff;
import shop.jangteo.payment.domain.PaymentPolicy;

/**
 * The shop's numbers for payments.
 *
 * @param takeover how long a PENDING attempt belongs to its request; must be longer than any call to the provider
 * @param firstCheck after this the provider is asked about an attempt without an answer, then after twice as long …
 * @param longestCheck … but never later than this
 * @param refundPeriod how long after capture a buyer may ask for a refund
 * @param firstRefundRetry after this a refund that was not made is tried again, then after twice as long …
 * @param longestRefundRetry … but never later than this
 */
@ConfigurationProperties("jangteo.payment")
record PaymentProperties(
        @DefaultValue("90s") Duration takeover,
        @DefaultValue("10s") Duration firstCheck,
        @DefaultValue("10m") Duration longestCheck,
        @DefaultValue("7d") Duration refundPeriod,
        @DefaultValue("30s") Duration firstRefundRetry,
        @DefaultValue("1h") Duration longestRefundRetry) {

    PaymentPolicy policy() {
        return new PaymentPolicy(
                takeover,
                new Backoff(firstCheck, longestCheck),
                refundPeriod,
                new Backoff(firstRefundRetry, longestRefundRetry));
    }
}
