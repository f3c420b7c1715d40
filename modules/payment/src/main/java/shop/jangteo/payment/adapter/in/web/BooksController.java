package shop.jangteo.payment.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.query.LedgerQueries;
import shop.jangteo.payment.adapter.query.LedgerQueries.BalancesView;
import shop.jangteo.payment.adapter.query.LedgerQueries.PostingView;
import shop.jangteo.payment.adapter.query.ReconciliationQueries;
import shop.jangteo.payment.adapter.query.ReconciliationQueries.BreakView;
import shop.jangteo.payment.adapter.query.ReconciliationQueries.ReconciliationView;
import shop.jangteo.payment.application.ReconcileDay;
import shop.jangteo.payment.application.ResolveBreak;
import shop.jangteo.payment.domain.ledger.Account;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

@RestController
@Allowed(Role.MASTER_ADMIN)
@Tag(name = "books", description = "Ledger and reconciliation, for the operator")
class BooksController {

    private final LedgerQueries ledger;
    private final ReconciliationQueries reconciliations;
    private final ReconcileDay reconcile;
    private final ResolveBreak resolve;

    BooksController(
            LedgerQueries ledger, ReconciliationQueries reconciliations, ReconcileDay reconcile, ResolveBreak resolve) {
        this.ledger = ledger;
        this.reconciliations = reconciliations;
        this.reconcile = reconcile;
        this.resolve = resolve;
    }

    /** @param date in Asia/Seoul */
    @Schema(example = """
        {"date": "2026-01-05"}\
        """)
    record ReconcileRequest(@NotNull LocalDate date) {}

    /** What an operator did about a break. */
    enum BreakStatus {
        OPEN,
        RESOLVED
    }

    /** @param note what was done */
    @Schema(example = """
        {"note": "provider credited the amount on 2026-01-07"}\
        """)
    record ResolveRequest(@NotBlank @Size(max = 500) String note) {}

    @GetMapping("/api/admin/ledger/balances")
    @Operation(summary = "Balance of every account; they add up to zero")
    BalancesView balances() {
        return ledger.balances();
    }

    @GetMapping("/api/admin/ledger/postings")
    @Operation(summary = "What was booked, the latest first")
    Page<PostingView> postings(
            @RequestParam(value = "subjectId", required = false) @Nullable UUID subjectId,
            @RequestParam(value = "account", required = false) @Nullable Account account,
            Paging paging) {
        return ledger.postings(subjectId, account, paging);
    }

    @PostMapping("/api/admin/reconciliations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Compare a business day with the provider's books now")
    ResponseEntity<ReconciliationView> reconcile(@Valid @RequestBody ReconcileRequest request, Actor actor) {
        reconcile.handle(new ReconcileDay.Command(actor, request.date()));
        return ResponseEntity.created(URI.create("/api/admin/reconciliations/" + request.date()))
                .body(reconciliations.ofDay(request.date()));
    }

    @GetMapping("/api/admin/reconciliations")
    @Operation(summary = "Every comparison with the provider's books, the latest day first")
    Page<ReconciliationView> reconciliations(Paging paging) {
        return reconciliations.all(paging);
    }

    @GetMapping("/api/admin/reconciliations/{date}")
    @Operation(summary = "The latest comparison of a business day, and its breaks")
    ReconciliationView reconciliation(
            @PathVariable("date") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date) {
        return reconciliations.ofDay(date);
    }

    @GetMapping("/api/admin/reconciliation-breaks")
    @Operation(summary = "Differences from the provider's books, the latest first")
    Page<BreakView> breaks(
            @RequestParam(value = "status", required = false) @Nullable BreakStatus status, Paging paging) {
        return reconciliations.breaks(status == null ? null : status.name(), paging);
    }

    @PostMapping("/api/admin/reconciliation-breaks/{breakId}/resolve")
    @Operation(summary = "Say how a difference was put right")
    BreakView resolve(@PathVariable("breakId") UUID breakId, @Valid @RequestBody ResolveRequest request, Actor actor) {
        resolve.handle(new ResolveBreak.Command(actor, breakId, request.note()));
        return reconciliations.one(breakId);
    }
}
