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
 * @param window how long a buyer may take in the provider's window
 * @param firstCheck after this the provider is asked about an attempt without an answer, then after twice as long …
 * @param longestCheck … but never later than this
 * @param patience an attempt without an outcome for so long raises an alert
 * @param depositDays a deposit has to be there by the end of the day so many days from today
 * @param depositChecks how often the provider is asked whether a deposit is there, besides telling it itself
 * @param refundPeriod how long after capture a buyer may ask for a refund
 * @param firstRefundRetry after this a refund that was not made is tried again, then after twice as long …
 * @param longestRefundRetry … but never later than this
 * @param refundPatience a refund without an answer for so long raises an alert
 * @param refundRefusals and so does money that couldn't be given back so many times
 * @param webhooksKept how long what a provider told is kept after somebody has looked into it
 * @param hintGap so long after an answer the provider isn't asked again because of what was told of the same payment
 * @param booksClose so long after midnight in Seoul the provider's books of the day before are complete
 */
@ConfigurationProperties("jangteo.payment")
record PaymentProperties(
        @DefaultValue("90s") Duration takeover,
        @DefaultValue("30m") Duration window,
        @DefaultValue("10s") Duration firstCheck,
        @DefaultValue("10m") Duration longestCheck,
        @DefaultValue("10m") Duration patience,
        @DefaultValue("3") int depositDays,
        @DefaultValue("1h") Duration depositChecks,
        @DefaultValue("7d") Duration refundPeriod,
        @DefaultValue("30s") Duration firstRefundRetry,
        @DefaultValue("1h") Duration longestRefundRetry,
        @DefaultValue("1h") Duration refundPatience,
        @DefaultValue("8") int refundRefusals,
        @DefaultValue("90d") Duration webhooksKept,
        @DefaultValue("1s") Duration hintGap,
        @DefaultValue("PT4H10M") Duration booksClose) {

    PaymentPolicy policy() {
        return new PaymentPolicy(
                takeover,
                window,
                new Backoff(firstCheck, longestCheck),
                patience,
                depositDays,
                depositChecks,
                refundPeriod,
                new Backoff(firstRefundRetry, longestRefundRetry),
                refundPatience,
                refundRefusals,
                webhooksKept,
                hintGap,
                booksClose);
    }
}
