package shop.jangteo.ordering.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.ordering.adapter.query.OrderFilter;
import shop.jangteo.ordering.adapter.query.OrderQueries;
import shop.jangteo.ordering.adapter.query.OrderSummaryView;
import shop.jangteo.ordering.adapter.query.OrderView;
import shop.jangteo.ordering.application.CancelOrder;
import shop.jangteo.ordering.application.MoveOrder;
import shop.jangteo.ordering.application.PreviewCancellation;
import shop.jangteo.ordering.domain.order.CancelCause;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.OrderStatus;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.RequestKeys;

@RestController
@RequestMapping("/api/admin/orders")
@Allowed({Role.MASTER_ADMIN, Role.BRAND_ADMIN})
@Tag(name = "orders (admin)", description = "All orders for operators, those of its brand for a seller")
class AdminOrderController {

    private final MoveOrder moveOrder;
    private final RequestKeys requestKeys;
    private final CancelOrder cancelOrder;
    private final PreviewCancellation previewCancellation;
    private final CancellationPreviews previews;
    private final OrderQueries orders;

    AdminOrderController(
            MoveOrder moveOrder,
            RequestKeys requestKeys,
            CancelOrder cancelOrder,
            PreviewCancellation previewCancellation,
            CancellationPreviews previews,
            OrderQueries orders) {
        this.moveOrder = moveOrder;
        this.requestKeys = requestKeys;
        this.cancelOrder = cancelOrder;
        this.previewCancellation = previewCancellation;
        this.previews = previews;
        this.orders = orders;
    }

    record Move(
            @NotNull OrderStatus status,
            @Nullable @Size(max = 500) String reason) {}

    @GetMapping
    @Operation(summary = "List orders; days in Asia/Seoul, the last one included")
    Page<OrderSummaryView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID memberId,
            @RequestParam(required = false) @Nullable UUID brandId,
            @RequestParam(required = false) @Nullable UUID productId,
            @RequestParam(required = false) @Nullable String orderNumber,
            @RequestParam(required = false) @Nullable String keyword,
            Paging paging) {
        return orders.forFulfilment(
                actor, new OrderFilter(status, from, to, memberId, brandId, productId, orderNumber, keyword), paging);
    }

    @PostMapping("/{orderId}/status")
    @Operation(
            summary =
                    "Take an order up (PREPARING) or cancel it as operator; SHIPPED and DELIVERED follow its shipments")
    OrderView move(Actor actor, @PathVariable UUID orderId, @Valid @RequestBody Move move) {
        moveOrder.handle(new MoveOrder.Command(actor, new OrderId(orderId), move.status(), move.reason()));
        return orders.order(actor, orderId.toString());
    }

    @PostMapping("/{orderId}/cancel")
    @Allowed(Role.MASTER_ADMIN)
    @Operation(
            summary = "Cancel an order that hasn't been shipped, or a part of it; no delivery fee is withheld",
            description = CancellationRequest.KEY)
    OrderView cancel(
            Actor actor,
            @PathVariable UUID orderId,
            @Nullable IdempotencyKey key,
            @Valid @RequestBody CancellationRequest request) {
        cancelOrder.handle(request.toCommand(
                actor, CancelCause.OPERATOR, orderId, requestKeys.ifAny(request.checked(key), request)));
        return orders.order(actor, orderId.toString());
    }

    @PostMapping("/{orderId}/cancel/preview")
    @Allowed(Role.MASTER_ADMIN)
    @Operation(summary = "Say what cancelling would give back and why; changes nothing")
    CancellationView previewCancellation(
            Actor actor, Locale locale, @PathVariable UUID orderId, @Valid @RequestBody CancellationRequest request) {
        return previews.view(previewCancellation.handle(request.toQuery(actor, CancelCause.OPERATOR, orderId)), locale);
    }
}
