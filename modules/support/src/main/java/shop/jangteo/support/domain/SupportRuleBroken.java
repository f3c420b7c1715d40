package shop.jangteo.support.domain;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import shop.jangteo.kernel.BrokenRule;

/** A rule of the support context that a command would break. */
public abstract sealed class SupportRuleBroken extends BrokenRule {

    private SupportRuleBroken(String code, Map<String, Object> details) {
        super(Kind.CONFLICT, code, details);
    }

    /** 409: a line is reviewed once, even when that review was deleted since. */
    public static final class ReviewAlreadyWritten extends SupportRuleBroken {
        public ReviewAlreadyWritten() {
            super("REVIEW_ALREADY_WRITTEN", Map.of());
        }
    }

    /** 409: only what has arrived can be reviewed. */
    public static final class ReviewNotAllowed extends SupportRuleBroken {
        public ReviewNotAllowed() {
            super("REVIEW_NOT_ALLOWED", Map.of());
        }
    }

    /** 409: a review doesn't go from its state to the one that is wanted. */
    public static final class IllegalReviewState extends SupportRuleBroken {
        public IllegalReviewState(Enum<?> state, Set<? extends Enum<?>> allowed) {
            super(
                    "ILLEGAL_REVIEW_STATE",
                    Map.of(
                            "state",
                            state.name(),
                            "allowed",
                            allowed.stream().map(Enum::name).sorted().collect(Collectors.toList())));
        }
    }
}
