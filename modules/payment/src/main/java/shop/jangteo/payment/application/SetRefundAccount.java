package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.domain.Mismatches;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.RefundAccount;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** The buyer says where deposited money is to go back to; what waited for it is due at once. */
@UseCase
public class SetRefundAccount {

    public record Command(Actor actor, UUID paymentId, RefundAccount account) {}

    private final Payments payments;
    private final Mismatches mismatches;
    private final Clock clock;

    SetRefundAccount(Payments payments, Mismatches mismatches, Clock clock) {
        this.payments = payments;
        this.mismatches = mismatches;
        this.clock = clock;
    }

    @Writes
    public Payment handle(Command command) {
        Payment payment = payments.find(command.paymentId())
                .filter(known -> command.actor()
                        .isBuyerOf(known.attempt().orderId(), known.attempt().buyerId()))
                .orElseThrow(() -> new NotFound("payment"));
        payment.setRefundAccount(command.account(), clock.instant());
        payments.save(payment);
        mismatches.due(payment.id(), clock.instant());
        return payment;
    }
}
