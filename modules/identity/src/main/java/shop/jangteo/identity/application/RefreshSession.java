package shop.jangteo.identity.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import shop.jangteo.identity.application.port.AccessTokenIssuer;
import shop.jangteo.identity.application.port.RefreshTokens;
import shop.jangteo.identity.domain.IdentityRuleBroken;
import shop.jangteo.identity.domain.IdentityRuleBroken.MemberSuspended;
import shop.jangteo.identity.domain.IdentityRuleBroken.RefreshTokenExpired;
import shop.jangteo.identity.domain.IdentityRuleBroken.RefreshTokenReused;
import shop.jangteo.identity.domain.IdentityRuleBroken.RefreshTokenUnknown;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.identity.domain.session.RefreshToken;
import shop.jangteo.identity.domain.session.Sessions;
import shop.jangteo.identity.domain.session.Sessions.Holder;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/**
 * Exchanges a refresh token for a new pair; role and brand are the member's present ones. Locks the member, then its
 * session and tokens.
 */
@UseCase
public class RefreshSession {

    public record Command(RefreshToken token) {}

    /** A refusal is a value here: that a used token ends its session has to be stored, so nothing may be thrown. */
    public sealed interface Outcome {

        record Renewed(Tokens tokens) implements Outcome {}

        record Refused(IdentityRuleBroken why) implements Outcome {}
    }

    private final Members members;
    private final Sessions sessions;
    private final AccessTokenIssuer accessTokens;
    private final RefreshTokens refreshTokens;
    private final IdentityPolicy policy;
    private final Clock clock;

    RefreshSession(
            Members members,
            Sessions sessions,
            AccessTokenIssuer accessTokens,
            RefreshTokens refreshTokens,
            IdentityPolicy policy,
            Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.policy = policy;
        this.clock = clock;
    }

    /** @throws MemberSuspended while the member is put out */
    @Writes
    public Outcome handle(Command command) {
        Optional<Holder> found = sessions.holderOf(command.token);
        if (found.isEmpty()) {
            return new Outcome.Refused(new RefreshTokenUnknown());
        }
        Holder holder = found.get();
        Instant now = clock.instant();
        Member member = members.lock(holder.member()).orElseThrow();
        member.mayEnter(now);
        RefreshToken next = refreshTokens.draw();
        return switch (sessions.rotate(command.token, next, now, now.plus(policy.refreshTokenLifetime()))) {
            case DONE -> new Outcome.Renewed(new Tokens(accessTokens.issue(member, holder.session(), now), next));
            case EXPIRED -> new Outcome.Refused(new RefreshTokenExpired());
            case SESSION_ENDED -> new Outcome.Refused(new RefreshTokenUnknown());
            case ALREADY_USED -> {
                sessions.end(holder.member(), holder.session(), now);
                yield new Outcome.Refused(new RefreshTokenReused());
            }
        };
    }
}
