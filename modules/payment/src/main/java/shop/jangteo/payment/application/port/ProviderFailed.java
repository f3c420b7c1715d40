package shop.jangteo.payment.application.port;

/**
 * A provider gave no answer that says anything. To whoever asked it means what an unclear answer means; to the shop as a
 * whole that something is wrong over there.
 */
public final class ProviderFailed extends RuntimeException {

    private final boolean asked;

    private ProviderFailed(String why, boolean asked) {
        super(why, null, false, false);
        this.asked = asked;
    }

    /** It was asked: what it did is unknown. */
    public static ProviderFailed silently(String why) {
        return new ProviderFailed(why, true);
    }

    /** It has surely heard nothing of the request, so nothing was done. */
    public static ProviderFailed unreached(String why) {
        return new ProviderFailed(why, false);
    }

    public boolean wasAsked() {
        return asked;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
