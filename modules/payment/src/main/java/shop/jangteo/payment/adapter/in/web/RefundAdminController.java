package shop.jangteo.payment.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.query.MismatchView;
import shop.jangteo.payment.adapter.query.RefundQueries;
import shop.jangteo.payment.adapter.query.RefundView;
import shop.jangteo.payment.application.ExecuteRefund;
import shop.jangteo.payment.application.RetryRefund;
import shop.jangteo.payment.domain.RefundStatus;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/** What an operator sees of money that has to go back. */
@RestController
@Allowed(Role.MASTER_ADMIN)
@Tag(name = "payment", description = "Payments and refunds")
class RefundAdminController {

    private final RefundQueries refunds;
    private final RetryRefund retry;
    private final ExecuteRefund execute;

    RefundAdminController(RefundQueries refunds, RetryRefund retry, ExecuteRefund execute) {
        this.refunds = refunds;
        this.retry = retry;
        this.execute = execute;
    }

    @GetMapping("/api/admin/refunds")
    @Operation(summary = "Refunds, the latest first; FAILED ones were refused and are tried again")
    Page<RefundView> refunds(
            @RequestParam(value = "status", required = false) @Nullable RefundStatus status, Paging paging) {
        return refunds.refunds(status, paging);
    }

    @PostMapping("/api/admin/refunds/{refundId}/retry")
    @Operation(summary = "Try a refund again now")
    RefundView retry(@PathVariable("refundId") UUID refundId, Actor actor) {
        UUID paymentId = retry.handle(new RetryRefund.Command(actor, refundId));
        execute.handle(new ExecuteRefund.Command(paymentId, refundId));
        return refunds.refund(refundId);
    }

    @GetMapping("/api/admin/payment-mismatches")
    @Operation(summary = "Where somebody outside said something else of a payment than the shop, the latest first")
    Page<MismatchView> mismatches(Paging paging) {
        return refunds.mismatches(paging);
    }
}
