package shop.jangteo.identity.application;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import shop.jangteo.identity.domain.IdentityRuleBroken.BadCredentials;
import shop.jangteo.identity.domain.IdentityRuleBroken.MemberSuspended;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.identity.domain.session.FailedLogins;
import shop.jangteo.identity.domain.session.RefreshToken;
import shop.jangteo.identity.domain.session.Session;
import shop.jangteo.identity.domain.session.SessionId;
import shop.jangteo.identity.domain.session.Sessions;
import shop.jangteo.kernel.Ids;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.security.AccessTokens;

/** Logs in on a device a member who has proved who it is. Locks the member, so that nobody is suspended meanwhile. */
@UseCase
public class StartSession {

    public record Command(MemberId member, String device) {}

    private final Members members;
    private final Sessions sessions;
    private final FailedLogins failedLogins;
    private final AccessTokens accessTokens;
    private final IdentityProperties properties;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StartSession(
            Members members,
            Sessions sessions,
            FailedLogins failedLogins,
            AccessTokens accessTokens,
            IdentityProperties properties,
            Ids ids,
            Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.failedLogins = failedLogins;
        this.accessTokens = accessTokens;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws MemberSuspended while the member is put out */
    @Writes
    public Tokens handle(Command command) {
        Instant now = clock.instant();
        Member member = members.lock(command.member).orElseThrow(BadCredentials::new);
        member.mayEnter(now);
        failedLogins.forget(member.email());
        var session = new Session(
                new SessionId(ids.next()),
                member.id(),
                command.device,
                now,
                now.plus(properties.refreshTokenLifetime()));
        var refreshToken = RefreshToken.random(random);
        sessions.start(session, refreshToken);
        String accessToken = accessTokens.issue(
                member.id().value(), member.role(), member.brand().orElse(null), session.id().value(), now);
        return new Tokens(accessToken, refreshToken, accessTokens.lifetime());
    }
}
