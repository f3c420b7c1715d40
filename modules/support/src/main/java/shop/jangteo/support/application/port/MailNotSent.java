package shop.jangteo.support.application.port;

/** Mail that didn't go out this time. */
public final class MailNotSent extends RuntimeException {

    private final String reason;

    /** @param reason for the operator, without personal data */
    public MailNotSent(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
