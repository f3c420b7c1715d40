package shop.jangteo.identity.application;

import shop.jangteo.identity.application.port.AccessTokenIssuer.AccessToken;
import shop.jangteo.identity.domain.session.RefreshToken;

/** What a device holds to act for a member. */
public record Tokens(AccessToken accessToken, RefreshToken refreshToken) {}
