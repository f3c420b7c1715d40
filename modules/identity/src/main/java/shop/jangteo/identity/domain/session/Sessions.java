package shop.jangteo.identity.domain.session;

import java.time.Instant;
import java.util.Optional;
import shop.jangteo.identity.domain.member.MemberId;

/**
 * All sessions with their refresh tokens. Every session belongs to one family of tokens, each of which works once; the
 * conditions stand in the statements themselves, so of two that want the same only one gets it.
 */
public interface Sessions {

    void start(Session session, RefreshToken first);

    /** Who a refresh token was given to, however long ago and whatever has become of it. */
    Optional<Holder> holderOf(RefreshToken token);

    record Holder(SessionId session, MemberId member) {}

    /** Uses the token up and gives its session the next one, or says why not and changes nothing. */
    Rotation rotate(RefreshToken token, RefreshToken next, Instant now, Instant nextExpiresAt);

    enum Rotation {
        /** The next token has taken its place. */
        DONE,
        /** It was used before. */
        ALREADY_USED,
        /** It wasn't used in time. */
        EXPIRED,
        /** Its session has ended. */
        SESSION_ENDED
    }

    /** False when the member has no such session that is still going on. */
    boolean end(MemberId member, SessionId session, Instant now);

    void endAll(MemberId member);

    /** Forgets the sessions whose tokens have all run out before; returns how many. */
    int forgetExpired(Instant before, int most);
}
