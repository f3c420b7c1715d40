package shop.jangteo.platform.security;

import java.util.List;
import java.util.UUID;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import shop.jangteo.kernel.Actor;

/** A request that came with a good access token of a live session. */
public final class MemberToken extends AbstractOAuth2TokenAuthenticationToken<Jwt> {

    private final transient Actor actor;
    private final UUID sessionId;

    MemberToken(Jwt jwt, Actor actor, UUID sessionId) {
        super(jwt, List.of(new SimpleGrantedAuthority("ROLE_" + actor.role().name())));
        this.actor = actor;
        this.sessionId = sessionId;
        setAuthenticated(true);
    }

    public Actor actor() {
        return actor;
    }

    public UUID sessionId() {
        return sessionId;
    }

    @Override
    public java.util.Map<String, Object> getTokenAttributes() {
        return getToken().getClaims();
    }
}
