package shop.jangteo.identity.application.port;

import shop.jangteo.identity.domain.session.RefreshToken;

/** Draws refresh tokens that nobody can guess. */
public interface RefreshTokens {

    RefreshToken draw();
}
