package shop.jangteo.platform.invariant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

@RestController
@RequestMapping("/api/admin")
@Allowed(Role.MASTER_ADMIN)
@Tag(name = "audits", description = "What must hold in the shop's data, and whether it does")
class AuditController {

    /**
     * @param invariants names of those to look at; all without
     * @param quiet nothing is going on in the shop: look at what has only just happened too
     */
    @Schema(example = """
        {"quiet": false}\
        """)
    record AuditRequest(
            @Nullable @Size(min = 1) List<@NotBlank String> invariants,
            @Nullable Boolean quiet) {}

    /**
     * @param says what must hold
     * @param settles may be untrue for a moment while listeners are at work
     */
    record InvariantView(String name, String says, boolean settles) {}

    private final Invariants invariants;
    private final RunAudit runAudit;
    private final AuditBook book;

    AuditController(Invariants invariants, RunAudit runAudit, AuditBook book) {
        this.invariants = invariants;
        this.runAudit = runAudit;
        this.book = book;
    }

    @GetMapping("/invariants")
    @Operation(summary = "What must hold")
    List<InvariantView> invariants() {
        return invariants.all().stream()
                .map(each -> new InvariantView(each.name(), each.says(), each.settles()))
                .toList();
    }

    @PostMapping("/audits")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Look now whether it does")
    ResponseEntity<AuditView> run(@Valid @RequestBody(required = false) @Nullable AuditRequest request, Actor actor) {
        UUID id = request == null
                ? runAudit.handle(null, false, actor)
                : runAudit.handle(request.invariants(), Boolean.TRUE.equals(request.quiet()), actor);
        return ResponseEntity.created(URI.create("/api/admin/audits/" + id)).body(book.get(id));
    }

    @GetMapping("/audits")
    @Operation(summary = "Audits, the newest first")
    Page<AuditSummaryView> audits(Paging paging) {
        return book.find(paging);
    }

    @GetMapping("/audits/{id}")
    @Operation(summary = "What an audit found")
    AuditView audit(@PathVariable UUID id) {
        return book.get(id);
    }
}
