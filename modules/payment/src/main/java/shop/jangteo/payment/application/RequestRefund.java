package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.RefundAccount;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** Stores the intent to give money back: from here on the refund can't get lost, and can't be asked for again. */
@UseCase
public class RequestRefund {

    /**
     * @param amount absent: all that is left
     * @param account where deposited money is to go back to; absent: as known before
     * @param requestKey a repeated one finds the first request
     */
    public record Command(
            Actor actor,
            UUID paymentId,
            @Nullable Money amount,
            String reason,
            @Nullable RefundAccount account,
            @Nullable RequestKey requestKey) {}

    private final Payments payments;
    private final PayableOrders orders;
    private final PaymentPolicy policy;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    RequestRefund(
            Payments payments, PayableOrders orders, PaymentPolicy policy, AuditTrail audit, Ids ids, Clock clock) {
        this.payments = payments;
        this.orders = orders;
        this.policy = policy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return the refund */
    @Writes
    public UUID handle(Command command) {
        Actor actor = command.actor();
        Payment payment = payments.get(command.paymentId());
        if (!actor.mayActForOrder(payment.attempt().orderId(), payment.attempt().buyerId())) {
            throw new NotFound("payment");
        }
        if (command.account() != null) {
            payment.setRefundAccount(command.account(), clock.instant());
        } else if (payment.lacksRefundAccount()) {
            throw new InvalidField("refundAccount", "REFUND_ACCOUNT");
        }
        UUID newId = ids.next();
        UUID refundId = payment.requestRefund(
                newId, command.amount(), command.reason(), actor, command.requestKey(), policy, clock.instant());
        if (!refundId.equals(newId)) {
            return refundId;
        }
        payments.save(payment);
        if (actor.isOperator()) {
            audit.record(
                    actor,
                    "payment.refund",
                    "payment",
                    payment.id().toString(),
                    null,
                    Map.of(
                            "refundId", refundId.toString(),
                            "amount", payment.refund(refundId).amount().won(),
                            "reason", command.reason()));
        } else {
            // Looked at after publishing: ordering has joined and holds the order, so it can't be shipped meanwhile.
            orders.find(payment.attempt().orderId()).ifPresent(PayableOrder::requireNotHandedOver);
        }
        return refundId;
    }
}
