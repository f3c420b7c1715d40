package shop.jangteo.platform.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Secrets come from the environment (ADR-0010). A key list is {@code id:base64,id:base64…}, each key 32 bytes; the first
 * one signs or encrypts, the others are still understood, so keys can be rotated.
 *
 * @param tokenKeys keys of the access tokens (HMAC-SHA-256)
 * @param dataKeys keys of the personal data at rest (AES-256-GCM)
 * @param indexKey base64, 32 bytes: key of the blind indexes; can't be rotated without rebuilding them
 * @param accessTokenLifetime how long an access token works
 */
@ConfigurationProperties("jangteo.security")
public record SecurityProperties(
        @Nullable String tokenKeys,
        @Nullable String dataKeys,
        @Nullable String indexKey,
        @DefaultValue("1h") Duration accessTokenLifetime) {}
