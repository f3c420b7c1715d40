package shop.jangteo.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Access tokens of members who never signed up, made with the shop's own key (ADR-0010): hashing thousands of passwords
 * would be another measurement.
 */
final class Tokens {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final long LIFETIME_SECONDS = 4 * 3600L;

    private final String keyId;
    private final SecretKeySpec key;

    /** @param keys as in {@code JANGTEO_SECURITY_TOKEN_KEYS}: the first one signs */
    Tokens(String keys) {
        String[] first = keys.split(",", 2)[0].split(":", 2);
        keyId = first[0];
        key = new SecretKeySpec(Base64.getDecoder().decode(first[1]), "HmacSHA256");
    }

    String of(UUID memberId, String role) {
        long now = Instant.now().getEpochSecond();
        String header = "{\"kid\":\"" + keyId + "\",\"alg\":\"HS256\"}";
        String claims = "{\"iss\":\"jangteo\",\"aud\":[\"jangteo-api\"],\"sub\":\"" + memberId + "\",\"role\":\"" + role
                + "\",\"sid\":\"" + UUID.randomUUID() + "\",\"iat\":" + now + ",\"exp\":" + (now + LIFETIME_SECONDS)
                + "}";
        String text = encoded(header) + "." + encoded(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return text + "." + URL.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
