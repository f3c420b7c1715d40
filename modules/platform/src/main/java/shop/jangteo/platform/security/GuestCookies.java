package shop.jangteo.platform.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.crypto.KeyRing;

/**
 * The cookie by which a browser without an account is known again (OR-1): {@code v1.keyId.guest.mac}, where {@code guest}
 * is a guest's id and when it was last given, and {@code mac} is made with a key derived from the token keys, so that
 * both rotate together. Whatever isn't one of ours, or is too old, is no cookie.
 */
public final class GuestCookies {

    public static final String NAME = "jangteo_guest";

    private static final String VERSION = "v1";
    private static final int GUEST_BYTES = 24;

    private final KeyRing keys;
    private final GuestProperties properties;
    private final Clock clock;

    GuestCookies(@Nullable String tokenKeys, GuestProperties properties, Clock clock) {
        this.keys = KeyRing.parse("jangteo.security.token-keys", tokenKeys, "HmacSHA256");
        this.properties = properties;
        this.clock = clock;
    }

    /** Null when the request carries none that is good. */
    public @Nullable UUID read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            UUID guest = cookie.getName().equals(NAME) ? guestOf(cookie.getValue()) : null;
            if (guest != null) {
                return guest;
            }
        }
        return null;
    }

    /** Gives a guest the cookie, or gives it anew for the whole time; not to one who came with an access token. */
    public void give(Actor actor, HttpServletResponse response) {
        if (actor.isGuest() && !CurrentActor.knowsOneOrder()) {
            set(response, valueFor(actor.memberId()), properties.kept());
        }
    }

    /** Has the browser forget the guest it was. */
    public void clear(HttpServletResponse response) {
        set(response, "", Duration.ZERO);
    }

    String valueFor(UUID guest) {
        byte[] content = ByteBuffer.allocate(GUEST_BYTES)
                .putLong(guest.getMostSignificantBits())
                .putLong(guest.getLeastSignificantBits())
                .putLong(clock.instant().getEpochSecond())
                .array();
        String signed = VERSION + "." + base64(keys.currentId().getBytes(UTF_8)) + "." + base64(content);
        return signed + "." + base64(mac(keys.current(), signed));
    }

    private @Nullable UUID guestOf(String value) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(VERSION)) {
            return null;
        }
        byte[] content;
        byte[] mac;
        SecretKey key;
        try {
            key = keys.find(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8));
            content = Base64.getUrlDecoder().decode(parts[2]);
            mac = Base64.getUrlDecoder().decode(parts[3]);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
        String signed = value.substring(0, value.lastIndexOf('.'));
        if (key == null || content.length != GUEST_BYTES || !MessageDigest.isEqual(mac, mac(key, signed))) {
            return null;
        }
        ByteBuffer guest = ByteBuffer.wrap(content);
        UUID id = new UUID(guest.getLong(), guest.getLong());
        Instant end = Instant.ofEpochSecond(guest.getLong()).plus(properties.kept());
        return clock.instant().isBefore(end) ? id : null;
    }

    private void set(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .httpOnly(true)
                        .secure(properties.secureCookie())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    /** Of a key of its own: a signature made for a token is never one of a cookie. */
    private static byte[] mac(SecretKey tokenKey, String signed) {
        SecretKey cookieKey = new SecretKeySpec(hmac(tokenKey, "jangteo guest cookie"), "HmacSHA256");
        return hmac(cookieKey, signed);
    }

    private static byte[] hmac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
