package shop.jangteo.kernel;

import java.util.List;
import java.util.Map;

/** One or more fields of a command are missing or malformed; all of them are named at once. */
public final class InvalidField extends BrokenRule {

    /**
     * @param field path as the client wrote it: {@code items[0].quantity}
     * @param code stable, UPPER_SNAKE_CASE; its text is found under {@code field.CODE}
     */
    public record Violation(String field, String code) {}

    private final transient List<Violation> violations;

    public InvalidField(String field, String code) {
        this(List.of(new Violation(field, code)));
    }

    public InvalidField(List<Violation> violations) {
        super(Kind.INVALID, "VALIDATION_FAILED", Map.of());
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
