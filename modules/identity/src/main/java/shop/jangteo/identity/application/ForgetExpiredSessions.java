package shop.jangteo.identity.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import shop.jangteo.identity.domain.session.FailedLogins;
import shop.jangteo.identity.domain.session.Sessions;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Removes sessions that nobody can come back to, and counts of failed log-ins long past, a portion at a time. */
@UseCase
public class ForgetExpiredSessions {

    /** Far longer than any access token still works. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int PORTION = 1_000;

    private final Sessions sessions;
    private final FailedLogins failedLogins;
    private final Clock clock;

    ForgetExpiredSessions(Sessions sessions, FailedLogins failedLogins, Clock clock) {
        this.sessions = sessions;
        this.failedLogins = failedLogins;
        this.clock = clock;
    }

    /** Returns whether there may be more to forget. */
    @Writes
    public boolean handle() {
        Instant before = clock.instant().minus(KEPT);
        failedLogins.forgetOlderThan(before, PORTION);
        return sessions.forgetExpired(before, PORTION) == PORTION;
    }
}
