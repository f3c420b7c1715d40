package shop.jangteo.payment.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The shop's numbers for payments.
 *
 * @param takeover how long a PENDING attempt belongs to the request that made it; longer than any call to the provider
 * @param checks how often the provider is asked about an UNKNOWN attempt
 * @param refundPeriod how long after capture a buyer may ask for a refund
 * @param refundTries how often the provider is asked for a refund it did not make
 */
public record PaymentPolicy(Duration takeover, Backoff checks, Duration refundPeriod, Backoff refundTries) {

    Check firstCheck(Instant startedAt) {
        return new Check(startedAt.plus(takeover), 0);
    }

    Check checkAgain(Check last, Instant now) {
        int asked = last.asked() + 1;
        return new Check(checks.next(asked, now), asked);
    }

    Instant endOfRefundPeriod(Instant capturedAt) {
        return capturedAt.plus(refundPeriod);
    }
}
