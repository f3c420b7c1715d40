package shop.jangteo.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What somebody marks a command with, so that asking once more finds what came of it, however late.
 *
 * @param value the client's own, unique among its commands of one sort
 * @param content a digest of what is asked for
 */
public record RequestKey(String value, String content) {

    /**
     * The key was used before.
     *
     * @param first what was asked for then; null or empty when that was not kept
     * @throws RequestKeyReused when it was something else
     */
    public void requireContent(@Nullable String first) {
        if (first != null && !first.isEmpty() && !first.equals(content)) {
            throw new RequestKeyReused();
        }
    }
}
