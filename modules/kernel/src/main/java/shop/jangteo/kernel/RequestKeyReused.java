package shop.jangteo.kernel;

/** A key stands for one command: with another content it is refused, and nothing is done. */
public final class RequestKeyReused extends BrokenRule {

    public RequestKeyReused() {
        super(Kind.UNPROCESSABLE, "IDEMPOTENCY_KEY_REUSED");
    }
}
