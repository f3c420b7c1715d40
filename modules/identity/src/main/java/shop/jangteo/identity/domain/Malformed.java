package shop.jangteo.identity.domain;

/** A text that can't be the value it is meant to be; {@link #code()} says why and has a text under {@code field.CODE}. */
public final class Malformed extends RuntimeException {

    private final String code;

    public Malformed(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
