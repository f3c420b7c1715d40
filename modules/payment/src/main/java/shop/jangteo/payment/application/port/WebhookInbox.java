package shop.jangteo.payment.application.port;

import java.time.Instant;
import java.util.UUID;

/** Keeps what providers tell of their own accord. */
public interface WebhookInbox {

    /** @param id the provider's own id of the message; a message that is sent again has the same */
    record Message(String provider, String id, UUID paymentId, Instant receivedAt) {}

    /** @return whether it has yet to be looked into: it is here for the first time, or whoever received it broke off */
    boolean keep(Message message);

    /** It was looked into. */
    void handled(Message message);

    /** It is about a payment that nobody here knows. */
    void ignored(Message message);
}
