package shop.jangteo.catalog.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.catalog.adapter.query.StockQueries;
import shop.jangteo.catalog.adapter.query.StockQueries.MovementView;
import shop.jangteo.catalog.adapter.query.StockQueries.StockView;
import shop.jangteo.catalog.application.RecordStockMovement;
import shop.jangteo.catalog.domain.stock.MovementType;
import shop.jangteo.catalog.domain.stock.Stock;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.Public;
import shop.jangteo.platform.web.RequestKeys;

@RestController
@RequestMapping("/api/variants/{variantId}")
@Tag(name = "catalog")
class StockController {

    /**
     * @param type RECEIPT, ADJUSTMENT or DAMAGE
     * @param quantity units; below zero only for an ADJUSTMENT
     */
    @Schema(example = """
        {"type": "RECEIPT", "quantity": 50, "reason": "봄 신상품 입고"}\
        """)
    record NewMovement(
            @NotNull MovementType type,
            @NotNull @Min(-Stock.MOST) @Max(Stock.MOST) Integer quantity,
            @NotBlank @Size(max = 500) String reason) {}

    private final RecordStockMovement recordStockMovement;
    private final RequestKeys requestKeys;
    private final StockQueries queries;

    StockController(RecordStockMovement recordStockMovement, RequestKeys requestKeys, StockQueries queries) {
        this.recordStockMovement = recordStockMovement;
        this.requestKeys = requestKeys;
        this.queries = queries;
    }

    @GetMapping("/stock")
    @Public
    @Operation(summary = "How many units can be bought now")
    StockView stock(@PathVariable UUID variantId, @Nullable Actor actor) {
        return queries.get(variantId, actor);
    }

    @GetMapping("/stock-movements")
    @Allowed({Role.MASTER_ADMIN, Role.BRAND_ADMIN})
    @Operation(summary = "The stock ledger, newest first")
    Page<MovementView> movements(@PathVariable UUID variantId, Paging paging, Actor actor) {
        return queries.movements(variantId, actor, paging);
    }

    @PostMapping("/stock-movements")
    @Allowed({Role.MASTER_ADMIN, Role.BRAND_ADMIN})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Record goods that came, were counted or were spoilt",
            description = "Refused: `IDEMPOTENCY_KEY_REQUIRED`, `INSUFFICIENT_STOCK` (`items`).")
    ResponseEntity<MovementView> record(
            @PathVariable UUID variantId, IdempotencyKey key, @Valid @RequestBody NewMovement request, Actor actor) {
        UUID id = recordStockMovement.handle(new RecordStockMovement.Command(
                actor,
                variantId,
                request.type(),
                request.quantity(),
                request.reason().strip(),
                requestKeys.of(key, List.of(variantId, request))));
        return ResponseEntity.created(URI.create("/api/variants/" + variantId + "/stock-movements"))
                .body(queries.movement(id));
    }
}
