package shop.jangteo.support.application;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.support.application.port.MailNotSent;
import shop.jangteo.support.application.port.Mailer;
import shop.jangteo.support.application.port.NotificationTexts;
import shop.jangteo.support.application.port.NotificationTexts.Text;
import shop.jangteo.support.domain.member.MemberContact;
import shop.jangteo.support.domain.member.MemberContacts;
import shop.jangteo.support.domain.notification.DueMail;
import shop.jangteo.support.domain.notification.MailPolicy;
import shop.jangteo.support.domain.notification.Notice;
import shop.jangteo.support.domain.notification.Outbox;

/**
 * Sends the mail that is due, each outside any transaction: claim, send, record the outcome. An instance that dies in
 * between leaves a claim that ends by itself; its mail is then tried again under the same message id, by which the
 * receiving side can tell a copy.
 */
@UseCase
public class SendDueMail {

    private static final Logger LOG = LoggerFactory.getLogger(SendDueMail.class);
    private static final int AT_ONCE = 50;

    private final Outbox outbox;
    private final MemberContacts contacts;
    private final NotificationTexts texts;
    private final Mailer mailer;
    private final MailPolicy policy;
    private final Clock clock;

    SendDueMail(
            Outbox outbox,
            MemberContacts contacts,
            NotificationTexts texts,
            Mailer mailer,
            MailPolicy policy,
            Clock clock) {
        this.outbox = outbox;
        this.contacts = contacts;
        this.texts = texts;
        this.mailer = mailer;
        this.policy = policy;
        this.clock = clock;
    }

    /** Until nothing is due: whatever was tried is sent, given up or due later. */
    public void handle() {
        List<UUID> due;
        do {
            due = outbox.due(clock.instant(), AT_ONCE);
            due.forEach(this::attempt);
        } while (due.size() == AT_ONCE);
    }

    private void attempt(UUID id) {
        Instant now = clock.instant();
        DueMail mail = outbox.claim(id, now, now.plus(policy.hold()));
        if (mail == null) {
            return;
        }
        try {
            send(mail);
        } catch (MailNotSent notSent) {
            failed(mail, notSent.reason());
            return;
        } catch (RuntimeException unexpected) {
            // One that can't be sent must not keep those behind it waiting.
            LOG.error("mail {} can't be sent", mail.id(), unexpected);
            failed(mail, unexpected.getClass().getSimpleName());
            return;
        }
        outbox.sent(mail, clock.instant());
    }

    private void send(DueMail mail) {
        MemberContact contact = recipient(mail.notice());
        if (contact == null) {
            // The news of the order may overtake the news of the member.
            throw new MailNotSent("no address known yet");
        }
        Map<String, String> arguments = new HashMap<>(mail.notice().arguments());
        arguments.put("name", contact.name());
        Text text = texts.mail(mail.notice().occasion(), arguments, policy.language());
        mailer.send(new Mailer.Mail(mail.id(), contact.email(), text.title(), text.body()));
    }

    private @Nullable MemberContact recipient(Notice notice) {
        MemberContact member = contacts.find(notice.memberId());
        String order = notice.arguments().get("orderId");
        return member != null || order == null ? member : contacts.find(UUID.fromString(order));
    }

    private void failed(DueMail mail, String reason) {
        Instant retryAt = policy.nextAttempt(mail.attempt(), clock.instant());
        outbox.failed(mail, reason, retryAt);
        if (retryAt == null) {
            LOG.error("mail {} given up after {} attempts: {}", mail.id(), mail.attempt(), reason);
        } else {
            LOG.warn("mail {} not sent, attempt {}: {}", mail.id(), mail.attempt(), reason);
        }
    }
}
