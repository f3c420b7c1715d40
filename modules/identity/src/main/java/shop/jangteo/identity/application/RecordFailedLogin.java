package shop.jangteo.identity.application;

import java.time.Clock;
import shop.jangteo.identity.domain.member.Email;
import shop.jangteo.identity.domain.session.FailedLogins;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Counts a failed log-in, so that guessing comes to an end. */
@UseCase
public class RecordFailedLogin {

    public record Command(Email email) {}

    private final FailedLogins failedLogins;
    private final IdentityPolicy policy;
    private final Clock clock;

    RecordFailedLogin(FailedLogins failedLogins, IdentityPolicy policy, Clock clock) {
        this.failedLogins = failedLogins;
        this.policy = policy;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        failedLogins.add(command.email, clock.instant(), policy.failureLimit(), policy.lockFor());
    }
}
