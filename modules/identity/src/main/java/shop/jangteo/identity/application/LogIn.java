package shop.jangteo.identity.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.jangteo.identity.application.port.Passwords;
import shop.jangteo.identity.domain.Fields;
import shop.jangteo.identity.domain.IdentityRuleBroken.AccountLocked;
import shop.jangteo.identity.domain.IdentityRuleBroken.BadCredentials;
import shop.jangteo.identity.domain.IdentityRuleBroken.MemberSuspended;
import shop.jangteo.identity.domain.member.Email;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.identity.domain.member.RawPassword;
import shop.jangteo.identity.domain.session.FailedLogins;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;

/** A member proves by email and password who it is. The password is checked before the transaction. */
@UseCase
public class LogIn {

    /** @param device what the device calls itself */
    public record Command(@Nullable String email, @Nullable RawPassword password, String device) {}

    private final Members members;
    private final Passwords passwords;
    private final FailedLogins failedLogins;
    private final RecordFailedLogin recordFailedLogin;
    private final StartSession startSession;
    private final IdentityPolicy policy;
    private final Clock clock;

    LogIn(
            Members members,
            Passwords passwords,
            FailedLogins failedLogins,
            RecordFailedLogin recordFailedLogin,
            StartSession startSession,
            IdentityPolicy policy,
            Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.failedLogins = failedLogins;
        this.recordFailedLogin = recordFailedLogin;
        this.startSession = startSession;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * @throws BadCredentials alike, and after the same time, for an unknown email and for a wrong password
     * @throws AccountLocked after too many failures in a row, whether or not a member has the email
     * @throws NotFound for an unknown email where the shop is configured to tell
     * @throws MemberSuspended told only to whoever knows the password
     */
    public Tokens handle(Command command) {
        var fields = new Fields();
        Optional<Email> email = fields.required("email", command.email, Email::login);
        RawPassword password = command.password;
        if (password == null || password.value().isEmpty()) {
            fields.violate("password", "NOT_BLANK");
        }
        fields.check();
        Email login = email.orElseThrow();
        checkNotLocked(login);
        Optional<Member> member = members.findByEmail(login);
        if (!passwords.matches(Objects.requireNonNull(password), member.map(Member::password))) {
            recordFailedLogin.handle(new RecordFailedLogin.Command(login));
            if (member.isEmpty() && policy.revealUnknownEmail()) {
                throw new NotFound("user");
            }
            throw new BadCredentials();
        }
        // Of many guesses at once, one that comes true after the lock has closed doesn't count.
        checkNotLocked(login);
        return startSession.handle(new StartSession.Command(member.orElseThrow().id(), command.device));
    }

    private void checkNotLocked(Email email) {
        Instant now = clock.instant();
        failedLogins.lockedUntil(email, now).ifPresent(unlocksAt -> {
            throw new AccountLocked(unlocksAt, now);
        });
    }
}
