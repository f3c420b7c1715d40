package shop.jangteo.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.crypto.KeyRing;

/**
 * Makes and reads access tokens: JWTs signed with HMAC-SHA-256, because the shop alone makes and reads them (ADR-0010).
 * Times follow the shop's clock.
 */
public final class AccessTokens {

    private static final String ISSUER = "jangteo";
    private static final String AUDIENCE = "jangteo-api";

    /** About 2 KB each. */
    private static final int MOST_REMEMBERED = 10_000;

    private final KeyRing keys;
    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> validator;

    /** Tokens that are ours by their signature, for they are shown with every request; never one that isn't. */
    private final Cache<String, Jwt> signed;

    private final Duration lifetime;

    AccessTokens(@Nullable String tokenKeys, Duration lifetime, Clock clock) {
        this.keys = KeyRing.parse("jangteo.security.token-keys", tokenKeys, "HmacSHA256");
        this.lifetime = lifetime;
        List<com.nimbusds.jose.jwk.JWK> jwks = new ArrayList<>();
        keys.all()
                .forEach((id, key) -> jwks.add(new OctetSequenceKey.Builder(key)
                        .keyID(id)
                        .algorithm(com.nimbusds.jose.JWSAlgorithm.HS256)
                        .build()));
        var source = new ImmutableJWKSet<SecurityContext>(new JWKSet(jwks));
        encoder = new NimbusJwtEncoder(source);
        var processor = new com.nimbusds.jwt.proc.DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new com.nimbusds.jose.proc.JWSVerificationKeySelector<>(com.nimbusds.jose.JWSAlgorithm.HS256, source));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        decoder = new NimbusJwtDecoder(processor);
        // The issuer is a name: trying to read it as an address costs an exception for every request.
        decoder.setClaimSetConverter(MappedJwtClaimSetConverter.withDefaults(Map.of(
                JwtClaimNames.ISS,
                issuer -> Objects.requireNonNullElse(issuer, "").toString())));
        var time = new JwtTimestampValidator(Duration.ZERO);
        time.setClock(clock);
        validator = new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtIssuerValidator(ISSUER),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, aud -> aud != null && aud.contains(AUDIENCE)),
                new JwtClaimValidator<Instant>(JwtClaimNames.EXP, Objects::nonNull));
        decoder.setJwtValidator(signed -> OAuth2TokenValidatorResult.success());
        signed = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(lifetime)
                .build();
    }

    /** How long a token works after it was made. */
    public Duration lifetime() {
        return lifetime;
    }

    public String issue(UUID memberId, Role role, @Nullable UUID brandId, UUID sessionId, Instant now) {
        var claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .subject(memberId.toString())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .claim("role", role.name())
                .claim("sid", sessionId.toString());
        if (brandId != null) {
            claims.claim("brand", brandId.toString());
        }
        return sign(claims.build());
    }

    /** A token for somebody without an account who knows this order; it belongs to no log-in session. */
    public String issueForOrder(UUID orderId, Duration guestLifetime, Instant now) {
        return sign(JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .subject(orderId.toString())
                .issuedAt(now)
                .expiresAt(now.plus(guestLifetime))
                .claim("role", Role.GUEST.name())
                .build());
    }

    private String sign(JwtClaimsSet claims) {
        var header = JwsHeader.with(MacAlgorithm.HS256).keyId(keys.currentId()).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** @throws org.springframework.security.oauth2.jwt.JwtException when it isn't one of ours or has run out */
    Jwt read(String token) {
        Jwt jwt = signed.get(token, decoder::decode);
        // What was good a moment ago may have run out.
        OAuth2TokenValidatorResult result = validator.validate(jwt);
        if (result.hasErrors()) {
            throw new JwtValidationException("the token isn't valid", result.getErrors());
        }
        return jwt;
    }

    /**
     * A {@link MemberToken} or a {@link GuestAccess}.
     *
     * @throws InvalidBearerTokenException when it lacks what makes it somebody's
     */
    static AbstractAuthenticationToken bearer(Jwt jwt) {
        String brand = jwt.getClaimAsString("brand");
        try {
            var actor = new Actor(
                    UUID.fromString(claim(jwt, JwtClaimNames.SUB)),
                    Role.valueOf(claim(jwt, "role")),
                    brand == null ? null : UUID.fromString(brand));
            if (actor.isGuest()) {
                return new GuestAccess(actor, GuestAccess.Proof.TOKEN);
            }
            return new MemberToken(jwt, actor, UUID.fromString(claim(jwt, "sid")));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidBearerTokenException("malformed claim", malformed);
        }
    }

    private static String claim(Jwt jwt, String name) {
        String value = jwt.getClaimAsString(name);
        if (value == null) {
            throw new InvalidBearerTokenException("claim missing: " + name);
        }
        return value;
    }
}
