package shop.jangteo.platform.crypto;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Named 256-bit keys; the first one is the present one. */
public final class KeyRing {

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final String currentId;

    private KeyRing(String setting, @Nullable String list, String algorithm) {
        if (list == null || list.isBlank()) {
            throw new IllegalStateException(setting + " is missing: give it as id:base64 of 32 random bytes");
        }
        for (String entry : list.split(",", -1)) {
            int colon = entry.indexOf(':');
            if (colon < 1) {
                throw new IllegalStateException(setting + " must look like id:base64[,id:base64…]");
            }
            keys.put(entry.substring(0, colon).strip(), key(setting, entry.substring(colon + 1), algorithm));
        }
        currentId = keys.keySet().iterator().next();
    }

    /**
     * @param setting name of the setting, for the message
     * @throws IllegalStateException when it is missing or malformed
     */
    public static KeyRing parse(String setting, @Nullable String list, String algorithm) {
        return new KeyRing(setting, list, algorithm);
    }

    static SecretKey key(String setting, String base64, String algorithm) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException(setting + " is not base64", notBase64);
        }
        if (bytes.length != 32) {
            throw new IllegalStateException(setting + " must be 32 bytes, not " + bytes.length);
        }
        return new SecretKeySpec(bytes, algorithm);
    }

    public String currentId() {
        return currentId;
    }

    public SecretKey current() {
        return java.util.Objects.requireNonNull(keys.get(currentId));
    }

    public Map<String, SecretKey> all() {
        return Map.copyOf(keys);
    }

    public @Nullable SecretKey find(String id) {
        return keys.get(id);
    }
}
