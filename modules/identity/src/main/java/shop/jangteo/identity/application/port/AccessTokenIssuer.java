package shop.jangteo.identity.application.port;

import java.time.Duration;
import java.time.Instant;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.session.SessionId;

/** Makes what the requests of a session carry: it says for a short time who the member is and what it may do. */
public interface AccessTokenIssuer {

    AccessToken issue(Member member, SessionId session, Instant now);

    /** @param lifetime how long it works after it was made */
    record AccessToken(String value, Duration lifetime) {

        @Override
        public String toString() {
            return "AccessToken[…]";
        }
    }
}
