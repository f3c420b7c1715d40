package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.application.port.WebhookInbox;
import shop.jangteo.payment.application.port.WebhookInbox.Message;
import shop.jangteo.payment.application.port.WebhookSource;
import shop.jangteo.payment.application.port.WebhookSource.Told;
import shop.jangteo.payment.domain.PaymentRuleBroken.ForgedWebhook;
import shop.jangteo.platform.alert.Alerts;
import shop.jangteo.platform.application.UseCase;

/**
 * A provider says that something happened to a payment. Who speaks is made sure of, the message is kept as it came, and
 * then looked into; when that fails it is kept all the same, and a job looks again.
 */
@UseCase
public class ReceiveWebhook {

    /** @param headers by their names in lower case */
    public record Command(String provider, Map<String, String> headers, String body) {}

    private static final Logger log = LoggerFactory.getLogger(ReceiveWebhook.class);

    private final List<WebhookSource> sources;
    private final WebhookInbox inbox;
    private final HandleWebhook handle;
    private final Alerts alerts;
    private final Clock clock;

    ReceiveWebhook(List<WebhookSource> sources, WebhookInbox inbox, HandleWebhook handle, Alerts alerts, Clock clock) {
        this.sources = sources;
        this.inbox = inbox;
        this.handle = handle;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * @throws NotFound when no such provider is in use
     * @throws ForgedWebhook when somebody else is speaking
     */
    public void handle(Command command) {
        WebhookSource source = sources.stream()
                .filter(one -> one.provider().equals(command.provider()))
                .findFirst()
                .orElseThrow(() -> new NotFound("provider"));
        Told told = read(source, command);
        var message = new Message(source.provider(), told.messageId(), told.paymentId());
        if (inbox.keep(message, command.body(), clock.instant())) {
            try {
                handle.handle(message);
            } catch (RuntimeException e) {
                log.error("webhook {} of {} could not be looked into", message.id(), message.provider(), e);
            }
        }
    }

    private Told read(WebhookSource source, Command command) {
        try {
            return source.read(command.headers(), command.body());
        } catch (ForgedWebhook forged) {
            alerts.raise("webhook-forged", source.provider(), "somebody else than the provider calls");
            throw forged;
        }
    }
}
