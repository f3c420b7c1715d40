package shop.jangteo.identity.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.InvalidField.Violation;

/** Reads the fields of a form and remembers everything that is wrong, so that one answer can name it all. */
public final class Fields {

    private final List<Violation> violations = new ArrayList<>();

    /** Empty when the text is missing or malformed; both are remembered. */
    public <T> Optional<T> required(String field, @Nullable String text, Function<String, T> parse) {
        if (text == null || text.isBlank()) {
            violate(field, "NOT_BLANK");
            return Optional.empty();
        }
        return parsed(field, text, parse);
    }

    /** Empty when the text is missing, which is all right, or malformed, which is remembered. */
    public <T> Optional<T> optional(String field, @Nullable String text, Function<String, T> parse) {
        return text == null || text.isBlank() ? Optional.empty() : parsed(field, text, parse);
    }

    /** Empty when the text isn't to change; saying it anew as nothing is remembered as wrong. */
    public <T> Optional<T> change(String field, @Nullable String text, Function<String, T> parse) {
        return text == null ? Optional.empty() : required(field, text, parse);
    }

    public void violate(String field, String code) {
        violations.add(new Violation(field, code));
    }

    /** @throws InvalidField when anything was wrong */
    public void check() {
        if (!violations.isEmpty()) {
            throw new InvalidField(violations);
        }
    }

    private <T> Optional<T> parsed(String field, String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (Malformed malformed) {
            violate(field, malformed.code());
            return Optional.empty();
        }
    }
}
