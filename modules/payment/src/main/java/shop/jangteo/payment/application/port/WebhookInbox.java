package shop.jangteo.payment.application.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.payment.domain.Backoff;

/** Keeps what providers tell of their own accord. */
public interface WebhookInbox {

    /** @param id the provider's own id of the message; a message that is sent again has the same */
    record Message(String provider, String id, @Nullable UUID paymentId) {}

    /**
     * @param body as it came
     * @return whether it has yet to be looked into: it is here for the first time, or whoever received it broke off
     */
    boolean keep(Message message, String body, Instant now);

    /** It was looked into. */
    void handled(Message message, Instant now);

    /** It is about a payment that nobody here knows. */
    void ignored(Message message, Instant now);

    /** It can't be looked into yet. */
    void postpone(Message message, Backoff tries, Instant now);

    /**
     * Forgets what was looked into before that; never what wasn't.
     *
     * @return how many, at most {@code limit}
     */
    int forget(Instant before, int limit);

    /** What has yet to be looked into, the longest waiting first. */
    List<Message> due(Instant now, int limit);
}
