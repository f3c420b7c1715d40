package shop.jangteo.platform.event;

import java.time.Clock;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.CompletedEventPublications;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
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

@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class EventJobs {

    private final Resubmission resubmission;
    private final CompletedEventPublications completed;
    private final JdbcClient jdbc;
    private final EventProperties properties;
    private final Clock clock;

    EventJobs(
            Resubmission resubmission,
            CompletedEventPublications completed,
            JdbcClient jdbc,
            EventProperties properties,
            Clock clock) {
        this.resubmission = resubmission;
        this.completed = completed;
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${jangteo.events.resubmit-every:5s}")
    @SchedulerLock(name = "platform.event-resubmission", lockAtMostFor = "PT1M")
    void resubmit() {
        resubmission.run();
    }

    /** What was handled is forgotten long after it left the registry, and never while it is still in there. */
    @Scheduled(fixedDelayString = "${jangteo.events.purge-every:1h}")
    @SchedulerLock(name = "platform.event-purge")
    @Transactional
    public void purge() {
        completed.deletePublicationsOlderThan(properties.archiveKept());
        jdbc.sql("delete from platform.event_inbox where handled_at < ?"
                        + " and handled_at < (select coalesce(min(PUBLICATION_DATE), '9999-12-31') from platform.EVENT_PUBLICATION)"
                        + " limit 50000")
                .param(java.time.LocalDateTime.ofInstant(
                        clock.instant().minus(properties.archiveKept().multipliedBy(2)), java.time.ZoneOffset.UTC))
                .update();
    }
}
