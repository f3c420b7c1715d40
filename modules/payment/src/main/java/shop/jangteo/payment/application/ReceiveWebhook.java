package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.application.port.WebhookInbox;
import shop.jangteo.payment.application.port.WebhookInbox.Message;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;

/**
 * A provider says that something happened to a payment. It is a hint and no more: an attempt that waits for an answer is
 * asked for again, and everything else is known already or about to be recorded by the request that is under way.
 */
@UseCase
public class ReceiveWebhook {

    public record Command(String provider, String messageId, UUID paymentId) {}

    private static final Logger log = LoggerFactory.getLogger(ReceiveWebhook.class);

    private final WebhookInbox inbox;
    private final Payments payments;
    private final ResolvePayment resolve;
    private final Clock clock;

    ReceiveWebhook(WebhookInbox inbox, Payments payments, ResolvePayment resolve, Clock clock) {
        this.inbox = inbox;
        this.payments = payments;
        this.resolve = resolve;
        this.clock = clock;
    }

    public void handle(Command command) {
        Instant now = clock.instant();
        var message = new Message(command.provider(), command.messageId(), command.paymentId(), now);
        if (!inbox.keep(message)) {
            return;
        }
        Optional<Payment> payment = payments.find(command.paymentId());
        if (payment.isEmpty()) {
            log.warn("webhook of {} about an unknown payment {}", command.provider(), command.paymentId());
            inbox.ignored(message);
            return;
        }
        payment.filter(known -> known.mayBeTakenUp(now)).ifPresent(open -> resolve.handle(open.id()));
        inbox.handled(message);
    }
}
