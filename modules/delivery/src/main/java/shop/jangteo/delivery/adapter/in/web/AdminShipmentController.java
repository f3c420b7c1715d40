package shop.jangteo.delivery.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.delivery.adapter.query.AdminShipmentView;
import shop.jangteo.delivery.adapter.query.ShipmentQueries;
import shop.jangteo.delivery.application.RegisterInvoice;
import shop.jangteo.delivery.application.ReportStep;
import shop.jangteo.delivery.domain.ShipmentStatus;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

@RestController
@RequestMapping("/api/admin/shipments")
@Allowed({Role.MASTER_ADMIN, Role.BRAND_ADMIN})
@Tag(name = "delivery")
class AdminShipmentController {

    private final RegisterInvoice registerInvoice;
    private final ReportStep reportStep;
    private final ShipmentQueries queries;

    AdminShipmentController(RegisterInvoice registerInvoice, ReportStep reportStep, ShipmentQueries queries) {
        this.registerInvoice = registerInvoice;
        this.reportStep = reportStep;
        this.queries = queries;
    }

    /**
     * @param carrier CJ, LOTTE, HANJIN, EPOST or LOGEN
     * @param invoiceNumber digits; spaces and hyphens are dropped
     */
    record InvoiceRequest(
            @NotBlank @Size(max = 20) String carrier,
            @Nullable @Size(max = 40) String invoiceNumber) {}

    /** @param at when it happened; now when absent */
    record EventRequest(
            @NotNull ShipmentStatus status,
            @Nullable Instant at,
            @Nullable @Size(max = 500) String note) {}

    @GetMapping
    @Operation(summary = "Shipments, newest first; a seller sees its own")
    Page<AdminShipmentView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable ShipmentStatus status,
            @RequestParam(required = false) @Nullable UUID orderId,
            Paging paging) {
        return queries.list(actor, status, orderId, paging);
    }

    @GetMapping("/{shipmentId}")
    @Operation(summary = "One shipment")
    AdminShipmentView one(@PathVariable UUID shipmentId, Actor actor) {
        return queries.one(actor, shipmentId);
    }

    @PostMapping("/{shipmentId}/invoice")
    @Operation(summary = "Hand a shipment over to a carrier")
    AdminShipmentView registerInvoice(
            @PathVariable UUID shipmentId, @Valid @RequestBody InvoiceRequest request, Actor actor) {
        registerInvoice.handle(
                new RegisterInvoice.Command(actor, shipmentId, request.carrier(), request.invoiceNumber()));
        return queries.one(actor, shipmentId);
    }

    @PostMapping("/{shipmentId}/events")
    @Operation(summary = "Enter a step of the carrier; what says nothing new changes nothing")
    AdminShipmentView report(@PathVariable UUID shipmentId, @Valid @RequestBody EventRequest request, Actor actor) {
        reportStep.handle(new ReportStep.Command(actor, shipmentId, request.status(), request.at(), request.note()));
        return queries.one(actor, shipmentId);
    }
}
