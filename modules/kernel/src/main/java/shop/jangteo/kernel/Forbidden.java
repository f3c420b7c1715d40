package shop.jangteo.kernel;

/** The role of whoever asks doesn't allow it. */
public final class Forbidden extends BrokenRule {

    public Forbidden() {
        super(Kind.FORBIDDEN, "FORBIDDEN");
    }
}
