package shop.jangteo.promotion.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.RequestKeys;
import shop.jangteo.promotion.adapter.query.PointsChargeView;
import shop.jangteo.promotion.adapter.query.PointsEntryView;
import shop.jangteo.promotion.adapter.query.PointsQueries;
import shop.jangteo.promotion.adapter.query.PointsView;
import shop.jangteo.promotion.application.ChargePoints;
import shop.jangteo.promotion.application.GrantPoints;
import shop.jangteo.promotion.domain.points.PointsCharge;

@RestController
@Tag(name = "points", description = "Points: balance, movements, charges, grants")
class PointsController {

    /** @param amount points to give */
    @Schema(name = "GrantPoints", example = """
        {"amount": 1000, "reason": "배송 지연 사과"}\
        """)
    record GrantPointsRequest(
            @NotNull @Min(1) @Max(1_000_000) Long amount,
            @NotBlank @Size(max = 200) String reason) {}

    /** @param paymentToken what the provider's window gave the buyer; with the mock one of its test values */
    @Schema(name = "ChargePoints", example = """
        {"amount": 30000, "paymentMethod": "CARD", "paymentToken": "approve"}\
        """)
    record ChargePointsRequest(
            @NotNull @Min(PointsCharge.LEAST) @Max(PointsCharge.MOST)
            Long amount,

            @NotNull PointsCharge.Method paymentMethod,
            @Nullable @Size(max = 200) String paymentToken) {}

    private final GrantPoints grantPoints;
    private final ChargePoints chargePoints;
    private final RequestKeys requestKeys;
    private final PointsQueries queries;

    PointsController(
            GrantPoints grantPoints, ChargePoints chargePoints, RequestKeys requestKeys, PointsQueries queries) {
        this.grantPoints = grantPoints;
        this.chargePoints = chargePoints;
        this.requestKeys = requestKeys;
        this.queries = queries;
    }

    @GetMapping("/api/users/{userId}/points")
    @Operation(summary = "What points a member has")
    PointsView points(Actor actor, @PathVariable("userId") MemberRef user) {
        return queries.points(user.resolve(actor));
    }

    @GetMapping("/api/users/{userId}/points/history")
    @Operation(summary = "Every movement of a member's points, newest first")
    Page<PointsEntryView> history(Actor actor, @PathVariable("userId") MemberRef user, Paging paging) {
        return queries.history(user.resolve(actor), paging);
    }

    @PostMapping("/api/users/{userId}/points/charge")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Buy points; 202 when the provider has not said yet whether it takes the money",
            description = "Refused: `IDEMPOTENCY_KEY_REQUIRED`, `PAYMENT_DECLINED` (`reason`).")
    @ApiResponse(responseCode = "201", description = "bought", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "not known yet: ask again", useReturnTypeSchema = true)
    ResponseEntity<PointsChargeView> charge(
            Actor actor,
            @PathVariable("userId") MemberRef user,
            IdempotencyKey key,
            @Valid @RequestBody ChargePointsRequest request) {
        ChargePoints.Result result = chargePoints.handle(new ChargePoints.Command(
                actor,
                user.resolve(actor),
                Money.won(request.amount()),
                request.paymentMethod(),
                request.paymentToken(),
                requestKeys.of(key, List.of(user.resolve(actor), request))));
        PointsCharge charge = result.charge();
        return ResponseEntity.status(
                        charge.status() == PointsCharge.Status.DONE ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create("/api/users/" + charge.memberId() + "/points/charges/" + charge.id()))
                .body(PointsChargeView.of(charge, result.balance()));
    }

    @GetMapping("/api/users/{userId}/points/charges/{chargeId}")
    @Operation(summary = "Points that a member bought or tried to")
    PointsChargeView chargeById(
            Actor actor, @PathVariable("userId") MemberRef user, @PathVariable("chargeId") UUID chargeId) {
        return queries.charge(user.resolve(actor), chargeId);
    }

    @PostMapping("/api/admin/users/{userId}/points")
    @Allowed(Role.MASTER_ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Give a member points", description = "Refused: `IDEMPOTENCY_KEY_REQUIRED`.")
    ResponseEntity<PointsEntryView> grant(
            Actor actor,
            @PathVariable("userId") MemberRef user,
            IdempotencyKey key,
            @Valid @RequestBody GrantPointsRequest request) {
        UUID member = user.resolve(actor);
        PointsEntryView entry = PointsEntryView.of(grantPoints.handle(new GrantPoints.Command(
                actor,
                member,
                Money.won(request.amount()),
                request.reason(),
                requestKeys.of(key, List.of(member, request)))));
        return ResponseEntity.created(URI.create("/api/users/" + member + "/points/history"))
                .body(entry);
    }
}
