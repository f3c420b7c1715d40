package shop.jangteo.support.application.port;

/** Where somebody waits to send mail. */
public interface MailRoom {

    /** Has due mail sent as soon as the transaction under way is committed, by another thread. */
    void collectAfterCommit();
}
