package shop.jangteo.identity.adapter.out.token;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;
import shop.jangteo.identity.application.port.RefreshTokens;
import shop.jangteo.identity.domain.session.RefreshToken;

/** Draws from the machine's secure random source. */
@Component
class SecureRefreshTokens implements RefreshTokens {

    private final SecureRandom random = new SecureRandom();

    @Override
    public RefreshToken draw() {
        return RefreshToken.random(random);
    }
}
