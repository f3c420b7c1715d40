package shop.jangteo.kernel;

import java.util.Map;

/** What was asked for is absent, or belongs to somebody else: the answer doesn't tell which. */
public final class NotFound extends BrokenRule {

    /** @param what the kind of thing, for the log and the problem document: {@code order}, {@code product} */
    public NotFound(String what) {
        super(Kind.NOT_FOUND, "NOT_FOUND", Map.of("what", what));
    }
}
