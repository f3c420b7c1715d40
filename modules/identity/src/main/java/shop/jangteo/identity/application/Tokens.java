package shop.jangteo.identity.application;

import java.time.Duration;
import shop.jangteo.identity.domain.session.RefreshToken;

/**
 * What a device holds to act for a member.
 *
 * @param lifetime of the access token
 */
public record Tokens(String accessToken, RefreshToken refreshToken, Duration lifetime) {

    @Override
    public String toString() {
        return "Tokens[…]";
    }
}
