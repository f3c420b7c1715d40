package shop.jangteo.identity.adapter.out.token;

import java.time.Instant;
import org.springframework.stereotype.Component;
import shop.jangteo.identity.application.port.AccessTokenIssuer;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.session.SessionId;
import shop.jangteo.platform.security.AccessTokens;

/** The platform signs them, as the platform reads them again at the door. */
@Component
class SignedAccessTokens implements AccessTokenIssuer {

    private final AccessTokens tokens;

    SignedAccessTokens(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public AccessToken issue(Member member, SessionId session, Instant now) {
        String token =
                tokens.issue(member.id().value(), member.role(), member.brand().orElse(null), session.value(), now);
        return new AccessToken(token, tokens.lifetime());
    }
}
