package shop.jangteo.platform.invariant;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that breaks an invariant.
 *
 * @param delta actual less expected, where both are whole numbers
 */
record Finding(
        String entity,
        @Nullable String expected,
        @Nullable String actual,
        @Nullable Long delta) {

    private static final int LONGEST = 200;

    /** @param id put behind the entity */
    static Finding of(@Nullable String entity, @Nullable UUID id, @Nullable String expected, @Nullable String actual) {
        String named = (entity == null ? "?" : entity) + (id == null ? "" : " " + id);
        return new Finding(
                named.length() <= LONGEST ? named : named.substring(0, LONGEST),
                cut(expected),
                cut(actual),
                difference(expected, actual));
    }

    private static @Nullable Long difference(@Nullable String expected, @Nullable String actual) {
        if (expected == null || actual == null) {
            return null;
        }
        try {
            return Math.subtractExact(Long.parseLong(actual), Long.parseLong(expected));
        } catch (ArithmeticException | NumberFormatException noNumbers) {
            return null;
        }
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
