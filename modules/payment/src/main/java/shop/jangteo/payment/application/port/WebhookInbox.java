package shop.jangteo.payment.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** It can't be looked into yet. Does nothing when it isn't due, because somebody else has taken care of it. */
    void postpone(Message message, Backoff tries, Instant now);

    /**
     * Begins a question about a payment, for all that was told of it and not looked into.
     *
     * @param until when whoever has begun one is taken for dead
     * @return absent when another one is under way, or has been answered a moment ago
     */
    Optional<Question> ask(UUID paymentId, Instant now, Instant until);

    /** The answer to it is known: what it was begun for is looked into. Another one may begin at {@code next}. */
    void answered(Question question, Instant now, Instant next);

    /** Nobody has answered: what it was begun for stays due. */
    void unanswered(Question question, Backoff tries, Instant now);

    /** @param until marks what it was begun for */
    record Question(UUID paymentId, Instant until) {}

    /**
     * Forgets what was looked into before that; never what wasn't.
     *
     * @return how many, at most {@code limit}
     */
    int forget(Instant before, int limit);

    /** What has yet to be looked into, the longest waiting first. */
    List<Message> due(Instant now, int limit);
}
