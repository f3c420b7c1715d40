package shop.jangteo.promotion.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.time.YearMonth;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.promotion.adapter.query.TierQueries;
import shop.jangteo.promotion.adapter.query.TierRunView;
import shop.jangteo.promotion.adapter.query.TierView;
import shop.jangteo.promotion.application.RecalculateTiers;
import shop.jangteo.promotion.application.StartTierRun;
import shop.jangteo.promotion.domain.tier.TierRun;

@RestController
@Tag(name = "tiers", description = "Tiers of members and how they are reckoned")
class TierController {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StartTierRun start;
    private final RecalculateTiers recalculate;
    private final TierQueries queries;

    TierController(StartTierRun start, RecalculateTiers recalculate, TierQueries queries) {
        this.start = start;
        this.recalculate = recalculate;
        this.queries = queries;
    }

    @GetMapping("/api/users/{userId}/tier")
    @Operation(summary = "A member's tier, and what the next one takes")
    TierView tier(Actor actor, @PathVariable("userId") MemberRef user) {
        return queries.tier(user.resolve(actor));
    }

    @PostMapping("/api/admin/tiers/recalculate")
    @Allowed(Role.MASTER_ADMIN)
    @Operation(summary = "Reckon all members' tiers now; 202 when it goes on in the background")
    @ApiResponse(responseCode = "200", description = "all members are done", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "goes on", useReturnTypeSchema = true)
    ResponseEntity<TierRunView> recalculate(Actor actor) {
        YearMonth month = start.handle(new StartTierRun.Command(actor));
        TierRun run = recalculate.handle(month, PATIENCE);
        return ResponseEntity.status(run.isFinished() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create("/api/admin/tiers/runs/" + month))
                .body(TierRunView.of(run));
    }

    @GetMapping("/api/admin/tiers/runs/{month}")
    @Allowed(Role.MASTER_ADMIN)
    @Operation(summary = "How a month's reckoning of tiers comes along")
    TierRunView run(@PathVariable("month") String month) {
        return queries.run(month);
    }
}
