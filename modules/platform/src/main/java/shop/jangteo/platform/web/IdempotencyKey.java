package shop.jangteo.platform.web;

import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;

/**
 * What a client marks a command with so that a repetition does nothing again. An endpoint that takes one as an argument
 * demands it; one that takes a {@code @Nullable} one has a natural key, which its description names, and works without.
 *
 * @param value 1 to 255 printable ASCII characters
 */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";

    /** {@code true} in an answer that was given before. */
    public static final String REPLAYED = "Idempotent-Replayed";

    public IdempotencyKey {
        if (value.isEmpty() || value.length() > 255 || value.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
            throw new InvalidField(HEADER, "IDEMPOTENCY_KEY");
        }
    }

    /** Null when the request carries none. */
    public static @Nullable IdempotencyKey of(@Nullable String header) {
        return header == null ? null : new IdempotencyKey(header);
    }

    /**
     * For an endpoint where it depends on the request's content whether a key is needed.
     *
     * @throws IdempotencyKeyRequired when there is none
     */
    public static IdempotencyKey require(@Nullable IdempotencyKey key) {
        if (key == null) {
            throw new IdempotencyKeyRequired();
        }
        return key;
    }
}
