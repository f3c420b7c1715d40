package shop.jangteo.kernel;

import java.util.Map;

/**
 * A rule of the shop that a command would break. Every context has one sealed family of them; the web adapter of the
 * platform turns them into problem documents, with the localised text found by {@link #code()}.
 */
public abstract class BrokenRule extends RuntimeException {

    /** What sort of refusal it is; decides the HTTP status. */
    public enum Kind {
        /** 400: the command makes no sense or asks for what is not to be had. */
        INVALID,
        /** 401: nobody knows who is asking. */
        UNAUTHENTICATED,
        /** 402: the payment was declined. */
        DECLINED,
        /** 403: the role may not. */
        FORBIDDEN,
        /** 404: absent, or somebody else's. */
        NOT_FOUND,
        /** 409: not in this state. */
        CONFLICT,
        /** 422: well-formed but contradicts an earlier command. */
        UNPROCESSABLE,
        /** 423: locked for a while. */
        LOCKED,
        /** 429: too often. */
        TOO_MANY,
        /** 503: may work later. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> details;

    /**
     * @param code stable, UPPER_SNAKE_CASE, part of the API
     * @param details extension members of the problem document (values of JDK types, lists and maps), also the named
     *     arguments of the localised text
     */
    protected BrokenRule(Kind kind, String code, Map<String, Object> details) {
        super(code + (details.isEmpty() ? "" : " " + details), null, false, false);
        this.kind = kind;
        this.code = code;
        this.details = Map.copyOf(details);
    }

    protected BrokenRule(Kind kind, String code) {
        this(kind, code, Map.of());
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }
}
