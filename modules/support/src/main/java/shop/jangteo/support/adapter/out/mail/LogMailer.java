package shop.jangteo.support.adapter.out.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.support.application.port.Mailer;

/** Sends nothing; for development. Neither address nor text is logged: both are personal data. */
final class LogMailer implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(LogMailer.class);

    @Override
    public void send(Mail mail) {
        LOG.info("mail {} not sent, only logged: {}", mail.id(), mail.subject());
    }
}
