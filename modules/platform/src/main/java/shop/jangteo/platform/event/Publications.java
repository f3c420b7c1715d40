package shop.jangteo.platform.event;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The event registry's table as Spring Modulith keeps it, in fewer statements and commits (ADR-0006): what a transaction
 * publishes is written in one statement just before it commits, each event sealed once however many listen; and a
 * publication leaves in its listener's own transaction, so there is nothing to note before it and nothing after it.
 */
@Component
@Primary
class Publications implements EventPublicationRepository {

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?)";

    private final EventPublicationRepository table;
    private final JdbcTemplate jdbc;
    private final EventSerializer serializer;

    /** What this thread delivers. */
    private final ThreadLocal<@Nullable Delivery> delivering = new ThreadLocal<>();

    Publications(
            @Qualifier("jdbcEventPublicationRepository") EventPublicationRepository table,
            JdbcTemplate jdbc,
            EventSerializer serializer) {
        this.table = table;
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    private static final class Delivery {
        private final UUID publication;
        private boolean left;

        private Delivery(UUID publication) {
            this.publication = publication;
        }
    }

    /** What the running transaction has published and not written yet. */
    private final class Unwritten implements TransactionSynchronization {

        private final List<TargetEventPublication> publications = new ArrayList<>();
        private boolean written;

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            insert(publications);
        }
    }

    @Override
    public TargetEventPublication create(TargetEventPublication publication) {
        Unwritten unwritten = unwritten();
        if (unwritten == null || unwritten.written) {
            insert(List.of(publication));
        } else {
            unwritten.publications.add(publication);
        }
        return publication;
    }

    private @Nullable Unwritten unwritten() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Unwritten known) {
                return known;
            }
        }
        var first = new Unwritten();
        TransactionSynchronizationManager.registerSynchronization(first);
        return first;
    }

    private void insert(List<TargetEventPublication> publications) {
        if (publications.isEmpty()) {
            return;
        }
        Map<Object, Object> sealed = new IdentityHashMap<>();
        List<Object> values = new ArrayList<>();
        for (TargetEventPublication publication : publications) {
            Timestamp published = Timestamp.from(publication.getPublicationDate());
            values.add(publication.getIdentifier().toString());
            values.add(publication.getEvent().getClass().getName());
            values.add(publication.getTargetIdentifier().getValue());
            values.add(published);
            values.add(sealed.computeIfAbsent(publication.getEvent(), serializer::serialize));
            values.add(EventPublication.Status.PUBLISHED.name());
            values.add(1);
            values.add(published);
        }
        jdbc.update(
                "insert into platform.EVENT_PUBLICATION (ID, EVENT_TYPE, LISTENER_ID, PUBLICATION_DATE,"
                        + " SERIALIZED_EVENT, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE) values "
                        + String.join(", ", java.util.Collections.nCopies(publications.size(), ROW)),
                values.toArray());
    }

    /** Only remembered: that a listener has begun tells nothing that its publication's age doesn't. */
    @Override
    public void markProcessing(UUID identifier) {
        delivering.set(new Delivery(identifier));
    }

    /**
     * Called when a thread is done with a listener. The registry doesn't say so of what its staleness monitor has given up
     * meanwhile, and the thread's next listener must not end this one's publication.
     */
    void forget() {
        delivering.remove();
    }

    /** Called in the listener's transaction, as its last statement: the publication leaves if and when it commits. */
    void leave() {
        Delivery delivery = delivering.get();
        if (delivery != null) {
            jdbc.update("delete from platform.EVENT_PUBLICATION where ID = ?", delivery.publication.toString());
            delivery.left = true;
        }
    }

    @Override
    public void markCompleted(UUID identifier, Instant completionDate) {
        if (!hasLeft(identifier)) {
            table.markCompleted(identifier, completionDate);
        }
    }

    private boolean hasLeft(UUID identifier) {
        Delivery delivery = delivering.get();
        delivering.remove();
        return delivery != null && delivery.left && delivery.publication.equals(identifier);
    }

    @Override
    public void markCompleted(Object event, PublicationTargetIdentifier identifier, Instant completionDate) {
        delivering.remove();
        table.markCompleted(event, identifier, completionDate);
    }

    @Override
    public void markFailed(UUID identifier) {
        delivering.remove();
        table.markFailed(identifier);
    }

    @Override
    public boolean markResubmitted(UUID identifier, Instant resubmissionDate) {
        return table.markResubmitted(identifier, resubmissionDate);
    }

    @Override
    public List<TargetEventPublication> findIncompletePublications() {
        return table.findIncompletePublications();
    }

    @Override
    public List<TargetEventPublication> findIncompletePublicationsPublishedBefore(Instant instant) {
        return table.findIncompletePublicationsPublishedBefore(instant);
    }

    @Override
    public Optional<TargetEventPublication> findIncompletePublicationsByEventAndTargetIdentifier(
            Object event, PublicationTargetIdentifier targetIdentifier) {
        return table.findIncompletePublicationsByEventAndTargetIdentifier(event, targetIdentifier);
    }

    @Override
    public List<TargetEventPublication> findCompletedPublications() {
        return table.findCompletedPublications();
    }

    @Override
    public void deletePublications(List<UUID> identifiers) {
        table.deletePublications(identifiers);
    }

    @Override
    public void deleteCompletedPublications() {
        table.deleteCompletedPublications();
    }

    @Override
    public void deleteCompletedPublicationsBefore(Instant instant) {
        table.deleteCompletedPublicationsBefore(instant);
    }

    @Override
    public List<TargetEventPublication> findFailedPublications(FailedCriteria criteria) {
        return table.findFailedPublications(criteria);
    }

    @Override
    public List<TargetEventPublication> findByStatus(EventPublication.Status status) {
        return table.findByStatus(status);
    }

    @Override
    public int countByStatus(EventPublication.Status status) {
        return table.countByStatus(status);
    }
}
