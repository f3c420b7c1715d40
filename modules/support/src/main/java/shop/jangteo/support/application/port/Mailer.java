package shop.jangteo.support.application.port;

import java.util.UUID;

/** Hands mail to whoever delivers it. */
public interface Mailer {

    /** @param id the same for each attempt */
    record Mail(UUID id, String to, String subject, String text) {}

    /** @throws MailNotSent when it has to be tried again */
    void send(Mail mail);
}
