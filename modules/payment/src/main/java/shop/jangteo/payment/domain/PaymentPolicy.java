package shop.jangteo.payment.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The shop's numbers for payments.
 *
 * @param takeover how long a PENDING attempt belongs to the request that made it; longer than any call to the provider
 * @param window how long the buyer may take in the provider's window
 * @param checks how often the provider is asked about an UNKNOWN attempt
 * @param patience after so long without an outcome somebody has to look
 * @param depositDays so many days after today, at the end of the day in Asia/Seoul, a deposit has to be there
 * @param depositChecks how often the provider is asked whether it is there; it tells of its own accord, too
 * @param refundPeriod how long after capture a buyer may ask for a refund
 * @param refundTries how often the provider is asked for a refund it did not make
 * @param refundPatience after so long without an answer to a refund somebody has to look
 * @param refundRefusals after so many tries in vain somebody has to look
 * @param webhooksKept how long what a provider told is kept after somebody has looked into it
 * @param hintGap so long after an answer the provider isn't asked again because of what was told of the same payment
 * @param booksClose so long after midnight in Asia/Seoul the provider's books of the day before are complete
 */
public record PaymentPolicy(
        Duration takeover,
        Duration window,
        Backoff checks,
        Duration patience,
        int depositDays,
        Duration depositChecks,
        Duration refundPeriod,
        Backoff refundTries,
        Duration refundPatience,
        int refundRefusals,
        Duration webhooksKept,
        Duration hintGap,
        Duration booksClose) {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    Check firstCheck(Instant startedAt) {
        return new Check(startedAt.plus(takeover), 0);
    }

    Check checkAgain(Check last, Instant now) {
        int asked = last.asked() + 1;
        return new Check(checks.next(asked, now), asked);
    }

    /** The account is asked after from time to time, and when it is due; one that can't be closed then, from time to time. */
    Check depositCheck(VirtualAccount account, Instant now) {
        Instant next = now.plus(depositChecks);
        Instant end = account.closesAt();
        boolean dueBefore = end.isAfter(now) && end.isBefore(next);
        return new Check(dueBefore ? end : next, 0);
    }

    public Instant depositDueAt(Instant now) {
        return now.atZone(SEOUL)
                .toLocalDate()
                .plusDays(depositDays)
                .atTime(END_OF_DAY)
                .atZone(SEOUL)
                .toInstant();
    }

    /** @throws PaymentRuleBroken.RefundPeriodOver when a buyer can't ask for it any more */
    void requireRefundPeriod(Capture capture, Instant now) {
        Instant end = capture.at().plus(refundPeriod);
        if (now.isAfter(end)) {
            throw new PaymentRuleBroken.RefundPeriodOver(end);
        }
    }
}
