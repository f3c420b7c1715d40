package shop.jangteo.support.adapter.out.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import shop.jangteo.support.application.port.MailNotSent;
import shop.jangteo.support.application.port.Mailer;

/** Hands mail to an SMTP server, as plain text. */
final class SmtpMailer implements Mailer {

    private static final String CONNECT_MILLIS = "5000";
    private static final String SILENCE_MILLIS = "10000";

    private final JavaMailSenderImpl sender;
    private final String from;
    private final String fromName;

    SmtpMailer(JavaMailSenderImpl sender, String from, String fromName) {
        this.sender = sender;
        this.from = from;
        this.fromName = fromName;
        // Unset, all of them mean: wait for ever.
        Properties properties = sender.getJavaMailProperties();
        properties.putIfAbsent("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.putIfAbsent("mail.smtp.timeout", SILENCE_MILLIS);
        properties.putIfAbsent("mail.smtp.writetimeout", SILENCE_MILLIS);
    }

    @Override
    public void send(Mail mail) {
        try {
            sender.send(message(mail));
        } catch (MessagingException | UnsupportedEncodingException | MailException failed) {
            // Only the kind of failure: the messages name the recipient.
            throw new MailNotSent(failed.getClass().getSimpleName());
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
        var message = new IdentifiedMessage(sender.createMimeMessage(), "<" + mail.id() + "@" + domain() + ">");
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from, fromName);
        helper.setTo(mail.to());
        helper.setSubject(mail.subject());
        helper.setText(mail.text());
        return message;
    }

    private String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    /** Keeps its message id, the same for each attempt, where Jakarta Mail would make another. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String messageId;

        IdentifiedMessage(MimeMessage fresh, String messageId) {
            super(fresh.getSession());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
