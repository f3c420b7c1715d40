package shop.jangteo.payment.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.query.PaymentQueries;
import shop.jangteo.payment.adapter.query.PaymentView;
import shop.jangteo.payment.application.PayOrder;
import shop.jangteo.payment.application.RefundPayment;
import shop.jangteo.payment.application.RequestRefund;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.RefundStatus;
import shop.jangteo.platform.web.GuestsToo;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

@RestController
@Tag(name = "payment", description = "Payments and refunds")
class PaymentController {

    private final PayOrder pay;
    private final RefundPayment refund;
    private final PaymentQueries payments;

    PaymentController(PayOrder pay, RefundPayment refund, PaymentQueries payments) {
        this.pay = pay;
        this.refund = refund;
        this.payments = payments;
    }

    /** @param paymentToken what the provider's window gave the buyer; with the mock one of its test values */
    @Schema(example = """
        {"orderId": "01a1fac6-c5b0-705e-ab65-20ea45ed93d4", "paymentMethod": "CARD", "paymentToken": "approve"}\
        """)
    record PayRequest(
            @NotNull UUID orderId,
            @NotNull PaymentMethod paymentMethod,
            @Nullable @Size(max = 200) String paymentToken) {}

    /** @param amount absent: all that is left */
    record RefundRequest(
            @Nullable Money amount,
            @NotBlank @Size(max = 200) String reason) {}

    @GuestsToo
    @PostMapping("/api/payments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Pay an order")
    ResponseEntity<PaymentView> pay(@Valid @RequestBody PayRequest request, Actor actor, @Nullable IdempotencyKey key) {
        UUID paymentId = pay.handle(new PayOrder.Command(
                actor, request.orderId(), request.paymentMethod(), request.paymentToken(), value(key)));
        return ResponseEntity.created(URI.create("/api/payments/" + paymentId))
                .body(payments.payment(paymentId, actor));
    }

    @GuestsToo
    @PostMapping("/api/payments/{paymentId}/refund")
    @Operation(summary = "Give a payment back; 202 when the provider has not confirmed it yet")
    @ApiResponse(responseCode = "200", description = "given back", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "on its way", useReturnTypeSchema = true)
    ResponseEntity<PaymentView> refund(
            @PathVariable("paymentId") UUID paymentId,
            @Valid @RequestBody RefundRequest request,
            Actor actor,
            @Nullable IdempotencyKey key) {
        UUID refundId = refund.handle(
                new RequestRefund.Command(actor, paymentId, request.amount(), request.reason(), value(key)));
        PaymentView payment = payments.payment(paymentId, actor);
        boolean done = payment.refunds().stream()
                .anyMatch(one -> one.id().equals(refundId) && one.status().equals(RefundStatus.DONE.name()));
        return ResponseEntity.status(done ? HttpStatus.OK : HttpStatus.ACCEPTED).body(payment);
    }

    @GuestsToo
    @GetMapping("/api/payments/{paymentId}")
    @Operation(summary = "A payment")
    PaymentView payment(@PathVariable("paymentId") UUID paymentId, Actor actor) {
        return payments.payment(paymentId, actor);
    }

    @GuestsToo
    @GetMapping("/api/orders/{orderId}/payments")
    @Operation(summary = "All attempts to pay an order, the latest first")
    Page<PaymentView> ofOrder(@PathVariable("orderId") UUID orderId, Actor actor, Paging paging) {
        return payments.ofOrder(orderId, actor, paging);
    }

    @GetMapping("/api/users/{userId}/payments")
    @Operation(summary = "A member's payments, the latest first")
    Page<PaymentView> ofMember(
            @PathVariable("userId") MemberRef user,
            @RequestParam(value = "status", required = false) @Nullable PaymentStatus status,
            Actor actor,
            Paging paging) {
        return payments.ofMember(user.resolve(actor), status, paging);
    }

    private static @Nullable String value(@Nullable IdempotencyKey key) {
        return key == null ? null : key.value();
    }
}
