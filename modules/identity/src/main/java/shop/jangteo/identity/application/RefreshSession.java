package shop.jangteo.identity.application;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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
import shop.jangteo.platform.security.AccessTokens;

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
    private final AccessTokens accessTokens;
    private final IdentityProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RefreshSession(
            Members members,
            Sessions sessions,
            AccessTokens accessTokens,
            IdentityProperties properties,
            Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.properties = properties;
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
        var next = RefreshToken.random(random);
        return switch (sessions.rotate(command.token, next, now, now.plus(properties.refreshTokenLifetime()))) {
            case DONE -> new Outcome.Renewed(new Tokens(accessToken(member, holder, now), next, accessTokens.lifetime()));
            case EXPIRED -> new Outcome.Refused(new RefreshTokenExpired());
            case SESSION_ENDED -> new Outcome.Refused(new RefreshTokenUnknown());
            case ALREADY_USED -> {
                sessions.end(holder.member(), holder.session(), now);
                yield new Outcome.Refused(new RefreshTokenReused());
            }
        };
    }

    private String accessToken(Member member, Holder holder, Instant now) {
        return accessTokens.issue(
                member.id().value(),
                member.role(),
                member.brand().orElse(null),
                holder.session().value(),
                now);
    }
}
