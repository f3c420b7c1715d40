package shop.jangteo.identity.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import shop.jangteo.identity.application.port.AccessTokenIssuer;
import shop.jangteo.identity.application.port.RefreshTokens;
import shop.jangteo.identity.domain.IdentityEvent;
import shop.jangteo.identity.domain.IdentityEvents;
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

/** Logs in on a device a member who has proved who it is. Locks the member, so that nobody is suspended meanwhile. */
@UseCase
public class StartSession {

    public record Command(MemberId member, String device) {}

    private final Members members;
    private final Sessions sessions;
    private final FailedLogins failedLogins;
    private final AccessTokenIssuer accessTokens;
    private final RefreshTokens refreshTokens;
    private final IdentityEvents events;
    private final IdentityPolicy policy;
    private final Ids ids;
    private final Clock clock;

    StartSession(
            Members members,
            Sessions sessions,
            FailedLogins failedLogins,
            AccessTokenIssuer accessTokens,
            RefreshTokens refreshTokens,
            IdentityEvents events,
            IdentityPolicy policy,
            Ids ids,
            Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.failedLogins = failedLogins;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.events = events;
        this.policy = policy;
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
                new SessionId(ids.next()), member.id(), command.device, now, now.plus(policy.refreshTokenLifetime()));
        RefreshToken refreshToken = refreshTokens.draw();
        sessions.start(session, refreshToken);
        events.publish(List.of(new IdentityEvent.LoggedIn(member.id(), now)));
        return new Tokens(accessTokens.issue(member, session.id(), now), refreshToken);
    }
}
