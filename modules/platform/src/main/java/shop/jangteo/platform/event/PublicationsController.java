package shop.jangteo.platform.event;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;

/** What the operator sees of events that a listener failed on. */
@RestController
@RequestMapping("/api/admin/event-publications")
@Allowed(Role.MASTER_ADMIN)
@Tag(name = "events", description = "Event publications that failed")
class PublicationsController {

    private final EventPublicationRepository publications;
    private final FailedEventPublications failed;

    PublicationsController(EventPublicationRepository publications, FailedEventPublications failed) {
        this.publications = publications;
        this.failed = failed;
    }

    /** @param attempts how often it was tried */
    record PublicationView(
            UUID id,
            String event,
            String listener,
            Instant publishedAt,
            int attempts,
            @Nullable Instant lastTriedAt) {

        static PublicationView of(TargetEventPublication publication) {
            return new PublicationView(
                    publication.getIdentifier(),
                    publication.getEvent().getClass().getSimpleName(),
                    publication.getTargetIdentifier().getValue(),
                    publication.getPublicationDate(),
                    publication.getCompletionAttempts(),
                    publication.getLastResubmissionDate());
        }
    }

    @GetMapping
    @Transactional
    @Operation(summary = "Event publications whose listener failed")
    public List<PublicationView> failed() {
        return publications.findByStatus(EventPublication.Status.FAILED).stream()
                .map(PublicationView::of)
                .toList();
    }

    @PostMapping("/{id}/resubmit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Transactional
    @Operation(summary = "Deliver a failed event again now")
    public void resubmit(@PathVariable("id") UUID id) {
        if (publications.findByStatus(EventPublication.Status.FAILED).stream()
                .noneMatch(publication -> publication.getIdentifier().equals(id))) {
            throw new NotFound("event publication");
        }
        failed.resubmit(ResubmissionOptions.defaults()
                .withFilter(publication -> publication.getIdentifier().equals(id)));
    }
}
