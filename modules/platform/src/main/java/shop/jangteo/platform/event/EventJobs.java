package shop.jangteo.platform.event;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the event registry needs done again and again, by one instance at a time. */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class EventJobs {

    private final Resubmission resubmission;
    private final JdbcClient jdbc;
    private final EventProperties properties;
    private final Clock clock;

    EventJobs(Resubmission resubmission, JdbcClient jdbc, EventProperties properties, Clock clock) {
        this.resubmission = resubmission;
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${jangteo.events.resubmit-every:5s}",
            fixedDelayString = "${jangteo.events.resubmit-every:5s}")
    @SchedulerLock(name = "platform.event-resubmission")
    void resubmit() {
        resubmission.run();
    }

    /** What was handled is forgotten long after it left the registry, and never while it is still in there. */
    @Scheduled(fixedDelayString = "${jangteo.events.purge-every:1h}")
    @SchedulerLock(name = "platform.event-purge")
    @Transactional
    public void purge() {
        jdbc.sql("delete from platform.event_inbox where handled_at < ? and handled_at < (select"
                        + " coalesce(min(PUBLICATION_DATE), '9999-12-31') from platform.EVENT_PUBLICATION) limit 50000")
                .param(LocalDateTime.ofInstant(clock.instant().minus(properties.inboxKept()), ZoneOffset.UTC))
                .update();
    }
}
