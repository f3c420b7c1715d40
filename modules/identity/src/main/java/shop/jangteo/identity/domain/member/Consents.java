package shop.jangteo.identity.domain.member;

import java.time.Instant;
import java.util.Optional;

/**
 * What a member has agreed to, each with the time of the last word on it. Terms and privacy are agreed to once, at
 * sign-up, and can't be taken back without leaving.
 */
public record Consents(Instant terms, Instant privacy, Consent marketingEmail, Consent marketingSms) {

    /** @param at when it was given, or refused, or taken back */
    public record Consent(boolean given, Instant at) {

        /** Saying the same again doesn't move the time. */
        Consent say(boolean yes, Instant now) {
            return yes == given ? this : new Consent(yes, now);
        }
    }

    public static Consents atSignUp(boolean marketingEmail, boolean marketingSms, Instant now) {
        return new Consents(now, now, new Consent(marketingEmail, now), new Consent(marketingSms, now));
    }

    /** An empty word leaves the consent as it is. */
    Consents say(Optional<Boolean> email, Optional<Boolean> sms, Instant now) {
        return new Consents(
                terms,
                privacy,
                marketingEmail.say(email.orElse(marketingEmail.given), now),
                marketingSms.say(sms.orElse(marketingSms.given), now));
    }
}
