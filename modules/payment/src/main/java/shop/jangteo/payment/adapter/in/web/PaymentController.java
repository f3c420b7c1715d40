package shop.jangteo.payment.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.query.PaymentQueries;
import shop.jangteo.payment.adapter.query.PaymentView;
import shop.jangteo.payment.application.ConfirmPayment;
import shop.jangteo.payment.application.LeavePayment;
import shop.jangteo.payment.application.PayOrder;
import shop.jangteo.payment.application.PayOtherwise;
import shop.jangteo.payment.application.RefundDeposit;
import shop.jangteo.payment.application.RefundPayment;
import shop.jangteo.payment.application.RequestCashReceipt;
import shop.jangteo.payment.application.RequestRefund;
import shop.jangteo.payment.application.SetRefundAccount;
import shop.jangteo.payment.application.TakePayment.Means;
import shop.jangteo.payment.domain.CashReceipt;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.RefundAccount;
import shop.jangteo.payment.domain.RefundStatus;
import shop.jangteo.platform.web.GuestsToo;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.RequestKeys;

@RestController
@Tag(name = "payment", description = "Payments and refunds")
class PaymentController {

    private final PayOrder pay;
    private final ConfirmPayment confirm;
    private final PayOtherwise otherwise;
    private final RefundPayment refund;
    private final RefundDeposit refundDeposit;
    private final RequestCashReceipt receipt;
    private final PaymentQueries payments;
    private final RequestKeys requestKeys;

    PaymentController(
            PayOrder pay,
            ConfirmPayment confirm,
            PayOtherwise otherwise,
            RefundPayment refund,
            RefundDeposit refundDeposit,
            RequestCashReceipt receipt,
            PaymentQueries payments,
            RequestKeys requestKeys) {
        this.pay = pay;
        this.confirm = confirm;
        this.otherwise = otherwise;
        this.refund = refund;
        this.refundDeposit = refundDeposit;
        this.receipt = receipt;
        this.payments = payments;
        this.requestKeys = requestKeys;
    }

    /** @param paymentToken what the provider's window gave the buyer; with the mock one of its test values */
    @Schema(example = """
        {"orderId": "01a1fac6-c5b0-705e-ab65-20ea45ed93d4", "paymentMethod": "CARD", "paymentToken": "approve"}\
        """)
    record PayRequest(
            @NotNull UUID orderId,
            @NotNull PaymentMethod paymentMethod,
            @Nullable @Size(max = 200) String paymentToken,
            @Nullable @Valid Depositing virtualAccount,
            @Nullable @Valid CashReceiptRequest cashReceipt) {}

    /**
     * @param bank where the buyer wants to deposit; absent: the shop's default
     * @param depositor the name that the bank shows to the buyer
     */
    record Depositing(
            @Nullable @Size(min = 1, max = 20) String bank,
            @Nullable @Size(min = 1, max = 60) String depositor) {}

    /**
     * For money that is on no card statement: {@code TRANSFER} and {@code VIRTUAL_ACCOUNT}.
     *
     * @param number of a telephone, a card or, as proof of expenditure, a business
     */
    record CashReceiptRequest(
            CashReceipt.@NotNull Use type,
            @NotNull @Size(max = 30) String number) {

        /** The number is the buyer's. */
        @Override
        public String toString() {
            return "CashReceiptRequest[" + type + "]";
        }
    }

    /**
     * @param orderId as the provider's window gave it back: the attempt, or the order
     * @param amount as the provider's window gave it back; compared with the order's
     */
    @Schema(example = """
        {"paymentKey": "mock-01a1fac6-c5b0-705e-ab65-20ea45ed93d4", "orderId": "01a1fac6-c5b0-705e-ab65-20ea45ed93d4", \
        "amount": 23000}\
        """)
    record ConfirmRequest(
            @NotNull @Pattern(regexp = "[!-~]{1,200}") String paymentKey,
            @NotNull UUID orderId,
            @NotNull Money amount) {}

    /**
     * @param amount absent: all that is left
     * @param refundAccount needed for what was deposited into a virtual account, unless it is known
     */
    @Schema(example = """
        {"amount": 12000, "reason": "흠집이 있어요"}\
        """)
    record RefundRequest(
            @Nullable Money amount,
            @NotBlank @Size(max = 200) String reason,
            @Nullable @Valid RefundAccountRequest refundAccount) {}

    /** @param bank code or name */
    @Schema(example = """
        {"bank": "88", "accountNumber": "110123456789", "holderName": "김장터"}\
        """)
    record RefundAccountRequest(
            @NotBlank @Size(max = 20) String bank,
            @NotNull @Pattern(regexp = "[0-9]{5,20}") String accountNumber,
            @NotBlank @Size(max = 60) String holderName) {

        RefundAccount account() {
            return new RefundAccount(bank, accountNumber, holderName);
        }
    }

    @GuestsToo
    @PostMapping("/api/payments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Pay an order; at once, by a deposit, or by way of the provider's window and a confirmation",
            description =
                    "Works without an Idempotency-Key: an order is paid once. With one, the same request again finds"
                        + " its attempt, and another content is refused with 422. Refused: `PAYMENT_DECLINED`"
                        + " (`reason`), `ORDER_ALREADY_PAID`, `ILLEGAL_ORDER_STATE`, `PAYMENT_PROVIDER_UNAVAILABLE`.")
    @ApiResponse(responseCode = "201", description = "captured, waiting, or not known yet", useReturnTypeSchema = true)
    ResponseEntity<PaymentView> pay(@Valid @RequestBody PayRequest request, Actor actor, @Nullable IdempotencyKey key) {
        CashReceipt.Holder holder = holder(request);
        UUID paymentId = pay.handle(new PayOrder.Command(
                actor, request.orderId(), request.paymentMethod(), means(request), requestKeys.ifAny(key, request)));
        if (holder != null) {
            receipt.handle(new RequestCashReceipt.Command(actor, paymentId, holder));
        }
        return ResponseEntity.created(URI.create("/api/payments/" + paymentId))
                .body(payments.payment(paymentId, actor));
    }

    private static CashReceipt.@Nullable Holder holder(PayRequest request) {
        CashReceiptRequest wanted = request.cashReceipt();
        return wanted == null ? null : CashReceipt.Holder.of(request.paymentMethod(), wanted.type(), wanted.number());
    }

    private static Means means(PayRequest request) {
        Depositing deposit = request.virtualAccount();
        return new Means(
                request.paymentToken(),
                deposit == null ? null : deposit.bank(),
                deposit == null ? null : deposit.depositor());
    }

    @GuestsToo
    @PostMapping("/api/payments/confirm")
    @Operation(
            summary = "Take the money that the buyer agreed to in the provider's window",
            description =
                    "Works without an Idempotency-Key: a payment is confirmed once, and a second confirmation finds"
                            + " the first. Refused: `AMOUNT_MISMATCH`, `PAYMENT_DECLINED` (`reason`),"
                            + " `ILLEGAL_ORDER_STATE`.")
    @ApiResponse(responseCode = "200", description = "captured, waiting, or not known yet", useReturnTypeSchema = true)
    PaymentView confirm(@Valid @RequestBody ConfirmRequest request, Actor actor) {
        UUID paymentId = confirm.handle(
                new ConfirmPayment.Command(actor, request.orderId(), request.paymentKey(), request.amount()));
        return payments.payment(paymentId, actor);
    }

    @GuestsToo
    @PostMapping("/api/payments/{paymentId}/leave")
    @Operation(
            summary = "Leave an open window or virtual account, to pay the order in another way",
            description = "Works without an Idempotency-Key: what was left stays left. EXPIRED afterwards, unless the"
                    + " deposit was faster (SUCCESS) or the provider doesn't answer (WAITING_FOR_DEPOSIT: it is"
                    + " closed as soon as it does). Refused: `ORDER_ALREADY_PAID`, `PAYMENT_IN_PROGRESS`,"
                    + " `ILLEGAL_ORDER_STATE`.")
    PaymentView leave(@PathVariable("paymentId") UUID paymentId, Actor actor) {
        otherwise.handle(new LeavePayment.Command(actor, paymentId));
        return payments.payment(paymentId, actor);
    }

    @GuestsToo
    @PutMapping("/api/payments/{paymentId}/refund-account")
    @Operation(summary = "Say where a deposit is to go back to; what waited for it is given back at once")
    PaymentView refundAccount(
            @PathVariable("paymentId") UUID paymentId, @Valid @RequestBody RefundAccountRequest request, Actor actor) {
        refundDeposit.handle(new SetRefundAccount.Command(actor, paymentId, request.account()));
        return payments.payment(paymentId, actor);
    }

    @GuestsToo
    @PostMapping("/api/payments/{paymentId}/refund")
    @Operation(
            summary = "Give a payment back; 202 when the provider has not confirmed it yet",
            description =
                    "A part (`amount`) needs an Idempotency-Key, because the same part may be given back twice. All"
                            + " that is left needs none: there is nothing left to ask for then. Refused:"
                            + " `IDEMPOTENCY_KEY_REQUIRED`, `ALREADY_REFUNDED`, `REFUND_PERIOD_OVER`.")
    @ApiResponse(responseCode = "200", description = "given back", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "on its way", useReturnTypeSchema = true)
    ResponseEntity<PaymentView> refund(
            @PathVariable("paymentId") UUID paymentId,
            @Valid @RequestBody RefundRequest request,
            Actor actor,
            @Nullable IdempotencyKey key) {
        if (request.amount() != null) {
            IdempotencyKey.require(key);
        }
        RefundAccountRequest to = request.refundAccount();
        UUID refundId = refund.handle(new RequestRefund.Command(
                actor,
                paymentId,
                request.amount(),
                request.reason(),
                to == null ? null : to.account(),
                requestKeys.ifAny(key, List.of(paymentId, request))));
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
        return payments.ofMember(user.resolve(actor), status, actor, paging);
    }
}
