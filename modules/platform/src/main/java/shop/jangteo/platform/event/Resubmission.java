package shop.jangteo.platform.event;

import java.time.Clock;
import java.time.Instant;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Delivers failed events again, by one instance at a time and ever more slowly. What a dead instance left unfinished
 * becomes a failed event through the registry's staleness monitor. Reads and writes on the primary: a replica may not know
 * yet what failed.
 */
@Component
class Resubmission {

    private static final int AT_ONCE = 50;

    private final FailedEventPublications failed;
    private final EventProperties properties;
    private final Clock clock;

    Resubmission(FailedEventPublications failed, EventProperties properties, Clock clock) {
        this.failed = failed;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional
    public void run() {
        failed.resubmit(ResubmissionOptions.defaults()
                .withBatchSize(AT_ONCE)
                .withMaxInFlight(AT_ONCE)
                .withFilter(this::isDue));
    }

    private boolean isDue(EventPublication publication) {
        int attempts = publication.getCompletionAttempts();
        Instant last = publication.getLastResubmissionDate();
        Instant since = last == null ? publication.getPublicationDate() : last;
        return attempts < properties.mostAttempts()
                && !since.plus(properties.retryAfter(attempts)).isAfter(clock.instant());
    }
}
