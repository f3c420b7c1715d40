package shop.jangteo.platform.invariant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking at one invariant.
 *
 * @param violations how many rows break it, more than are listed when there are many
 * @param error why it couldn't be looked at
 */
record Check(Invariant invariant, int violations, @Nullable String error, List<Finding> findings) {

    static Check failed(Invariant invariant, String error) {
        return new Check(invariant, 0, error.length() <= 500 ? error : error.substring(0, 500), List.of());
    }
}
