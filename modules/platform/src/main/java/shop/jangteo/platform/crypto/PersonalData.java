package shop.jangteo.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Personal data at rest (ID-12): AES-256-GCM with the key's id in front, and a keyed digest for exact search. A sealed
 * text reads {@code keyId.base64url}; the same text sealed twice differs.
 */
public final class PersonalData {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecretKey indexKey;
    private final SecureRandom random = new SecureRandom();

    /** @throws IllegalStateException when a key is missing or malformed */
    public PersonalData(@Nullable String dataKeys, @Nullable String indexKey) {
        this.keys = KeyRing.parse("jangteo.security.data-keys", dataKeys, "AES");
        if (indexKey == null || indexKey.isBlank()) {
            throw new IllegalStateException(
                    "jangteo.security.index-key is missing: give it as base64 of 32 random bytes");
        }
        this.indexKey = KeyRing.key("jangteo.security.index-key", indexKey, "HmacSHA256");
    }

    public String seal(String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return seal(plain, nonce);
    }

    /** Like {@link #seal} but the same text gives the same result: for texts that are unique by themselves. */
    public String sealDeterministically(String plain) {
        return seal(plain, Arrays.copyOf(digest("nonce\0" + plain), NONCE_BYTES));
    }

    private String seal(String plain, byte[] nonce) {
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.current(), nonce, plain.getBytes(StandardCharsets.UTF_8), 0);
        byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return keys.currentId() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** @throws IllegalStateException when the key isn't there any more or the text was tampered with */
    public String open(String sealed) {
        int dot = sealed.indexOf('.');
        SecretKey key = dot < 1 ? null : keys.find(sealed.substring(0, dot));
        if (key == null) {
            throw new IllegalStateException("sealed with a key that isn't configured");
        }
        byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        return new String(cipher(Cipher.DECRYPT_MODE, key, nonce, whole, NONCE_BYTES), StandardCharsets.UTF_8);
    }

    /** 32 bytes by which equal texts are found without being read. Normalise before. */
    public byte[] blindIndex(String normalised) {
        return digest("index\0" + normalised);
    }

    private byte[] digest(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] cipher(int mode, SecretKey key, byte[] nonce, byte[] input, int offset) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException tampered) {
            throw new IllegalStateException("personal data can't be read", tampered);
        }
    }
}
