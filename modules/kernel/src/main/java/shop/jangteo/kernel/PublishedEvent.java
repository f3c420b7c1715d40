package shop.jangteo.kernel;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened in one context and that others may react to. Implementations are the records of the
 * {@code contract} module and nothing else; {@link #eventId()} is what a listener's inbox remembers.
 */
public interface PublishedEvent {

    UUID eventId();

    Instant occurredAt();
}
