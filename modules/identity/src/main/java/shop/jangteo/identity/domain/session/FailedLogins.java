package shop.jangteo.identity.domain.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import shop.jangteo.identity.domain.member.Email;

/** How often in a row somebody has failed to log in by an email, whether or not a member has it; counted in one place. */
public interface FailedLogins {

    /** When the email can be logged in by again; empty when it can be now. */
    Optional<Instant> lockedUntil(Email email, Instant now);

    /**
     * Counts one more. The {@code limit}th locks the email for {@code lockFor}; after that long without a failure the
     * count starts anew.
     */
    void add(Email email, Instant now, int limit, Duration lockFor);

    /** Opens the email again. */
    void forget(Email email);

    void forgetOlderThan(Instant before, int most);
}
