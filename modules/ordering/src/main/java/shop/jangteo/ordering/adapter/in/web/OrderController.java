package shop.jangteo.ordering.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.ordering.adapter.query.CartView.LeftBehind;
import shop.jangteo.ordering.adapter.query.OrderFilter;
import shop.jangteo.ordering.adapter.query.OrderQueries;
import shop.jangteo.ordering.adapter.query.OrderSummaryView;
import shop.jangteo.ordering.adapter.query.OrderView;
import shop.jangteo.ordering.application.CancelOrder;
import shop.jangteo.ordering.application.ConfirmOrder;
import shop.jangteo.ordering.application.PlaceAvailable;
import shop.jangteo.ordering.application.PlaceOrder;
import shop.jangteo.ordering.application.PlaceOrder.Unkeyed;
import shop.jangteo.ordering.application.PreviewCancellation;
import shop.jangteo.ordering.domain.order.CancelCause;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.OrderStatus;
import shop.jangteo.platform.security.CurrentActor;
import shop.jangteo.platform.web.GuestsToo;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.RequestKeys;

@RestController
@RequestMapping("/api/orders")
@Tag(name = "orders", description = "What a member or a guest ordered")
class OrderController {

    private final RequestKeys requestKeys;
    private final Newcomers newcomers;
    private final PlaceOrder placeOrder;
    private final PlaceAvailable placeAvailable;
    private final CancelOrder cancelOrder;
    private final PreviewCancellation previewCancellation;
    private final CancellationPreviews previews;
    private final ConfirmOrder confirmOrder;
    private final GuestVisits guests;
    private final OrderQueries orders;
    private final Clock clock;

    OrderController(
            RequestKeys requestKeys,
            Newcomers newcomers,
            PlaceOrder placeOrder,
            PlaceAvailable placeAvailable,
            CancelOrder cancelOrder,
            PreviewCancellation previewCancellation,
            CancellationPreviews previews,
            ConfirmOrder confirmOrder,
            GuestVisits guests,
            OrderQueries orders,
            Clock clock) {
        this.requestKeys = requestKeys;
        this.newcomers = newcomers;
        this.placeOrder = placeOrder;
        this.placeAvailable = placeAvailable;
        this.cancelOrder = cancelOrder;
        this.previewCancellation = previewCancellation;
        this.previews = previews;
        this.confirmOrder = confirmOrder;
        this.guests = guests;
        this.orders = orders;
        this.clock = clock;
    }

    @GuestsToo(newcomers = true)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Place an order, as a member or as a guest",
            description =
                    "Without an `Idempotency-Key` an order `fromCart` is told from its repetition by the cart: its"
                            + " lines are in payment afterwards. The same request with `items` of the same buyer within"
                            + " five seconds is the first order again (`Idempotent-Replayed: true`), unless that has"
                            + " been cancelled meanwhile; who wants the same twice sends keys. Refused:"
                            + " `INSUFFICIENT_STOCK`, `INSUFFICIENT_POINTS`, `COUPON_NOT_APPLICABLE`,"
                            + " `COUPON_OUT_OF_PERIOD`, `BELOW_MINIMUM_ORDER_AMOUNT`, and `PRICE_CHANGED` when"
                            + " `expectedTotal` isn't what it comes to.")
    ResponseEntity<OrderView> place(
            Actor actor,
            @Nullable IdempotencyKey key,
            @Valid @RequestBody OrderRequest request,
            HttpServletRequest http,
            HttpServletResponse response) {
        List<LeftBehind> left = guests.logIn(actor, http, response);
        String content = requestKeys.contentOf(request);
        RequestKey requestKey = key == null ? null : new RequestKey(key.value(), content);
        Instant now = clock.instant();
        boolean newcomer = CurrentActor.isNewcomer();
        Actor buyer = newcomer
                ? CurrentActor.becomeNewcomer(
                        requestKey == null ? newcomers.with(content, now) : newcomers.with(requestKey))
                : actor;
        Unkeyed unkeyed =
                requestKey == null ? new Unkeyed(content, now, newcomer ? newcomers.around(content, now) : null) : null;
        PlaceOrder.Command command = request.toCommand(buyer, requestKey, unkeyed);
        PlaceOrder.Placed placed =
                command.excludeUnavailable() ? placeAvailable.handle(command) : placeOrder.handle(command);
        UUID id = placed.orderId().value();
        if (placed.again()) {
            response.setHeader(IdempotencyKey.REPLAYED, "true");
            buyer = newcomer ? CurrentActor.becomeNewcomer(placed.buyerId()) : buyer;
        }
        guests.remember(buyer, response);
        return ResponseEntity.created(URI.create("/api/orders/" + id))
                .body(view(buyer, id).placed(excluded(placed), left));
    }

    private static List<OrderView.Excluded> excluded(PlaceOrder.Placed placed) {
        return placed.excluded().stream()
                .map(shortage ->
                        new OrderView.Excluded(shortage.variantId(), shortage.requested(), shortage.available()))
                .toList();
    }

    @GetMapping
    @Operation(summary = "List own orders; days in Asia/Seoul, the last one included")
    Page<OrderSummaryView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Paging paging) {
        return orders.ofBuyer(actor.memberId(), OrderFilter.of(status, from, to), paging);
    }

    @GuestsToo
    @GetMapping("/{orderId}")
    @Operation(summary = "Show an order by its id or order number")
    OrderView show(Actor actor, @PathVariable String orderId) {
        return orders.order(actor, orderId);
    }

    @GuestsToo
    @PostMapping("/{orderId}/cancel")
    @Operation(
            summary = "Cancel an order that hasn't been shipped, or a part of it",
            description = CancellationRequest.KEY)
    OrderView cancel(
            Actor actor,
            @PathVariable UUID orderId,
            @Nullable IdempotencyKey key,
            @Valid @RequestBody CancellationRequest request) {
        cancelOrder.handle(
                request.toCommand(actor, CancelCause.BUYER, orderId, requestKeys.ifAny(request.checked(key), request)));
        return view(actor, orderId);
    }

    @GuestsToo
    @PostMapping("/{orderId}/cancel/preview")
    @Operation(summary = "Say what cancelling would give back and why; changes nothing")
    CancellationView previewCancellation(
            Actor actor, Locale locale, @PathVariable UUID orderId, @Valid @RequestBody CancellationRequest request) {
        return previews.view(previewCancellation.handle(request.toQuery(actor, CancelCause.BUYER, orderId)), locale);
    }

    @GuestsToo
    @PostMapping("/{orderId}/confirm")
    @Operation(
            summary = "Confirm the purchase of what was delivered",
            description = "Done once: the order's state is its natural key.")
    OrderView confirm(Actor actor, @PathVariable UUID orderId) {
        confirmOrder.handle(new ConfirmOrder.Command(actor, new OrderId(orderId)));
        return view(actor, orderId);
    }

    private OrderView view(Actor actor, UUID orderId) {
        return orders.order(actor, orderId.toString());
    }
}
