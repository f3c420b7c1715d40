package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentEvent;
import shop.jangteo.payment.domain.PaymentEvents;
import shop.jangteo.payment.domain.PaymentRuleBroken;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Stores that a buyer doesn't want to pay in this way any more: from here on an open account is closed, whoever dies. */
@UseCase
public class LeavePayment {

    public record Command(Actor actor, UUID paymentId) {}

    private final Payments payments;
    private final PayableOrders orders;
    private final PaymentEvents events;
    private final Clock clock;

    LeavePayment(Payments payments, PayableOrders orders, PaymentEvents events, Clock clock) {
        this.payments = payments;
        this.orders = orders;
        this.events = events;
        this.clock = clock;
    }

    /** An order that was paid, and whose deposit the bank took back, is waiting for just that deposit: it can't be left. */
    @Writes
    public Payment handle(Command command) {
        Payment seen = payments.find(command.paymentId())
                .filter(known -> command.actor()
                        .isBuyerOf(known.attempt().orderId(), known.attempt().buyerId()))
                .orElseThrow(() -> new NotFound("payment"));
        UUID orderId = seen.attempt().orderId();
        boolean told = seen.status() == PaymentStatus.WAITING_FOR_DEPOSIT;
        Instant now = clock.instant();
        if (told) {
            // Before anything is locked here: ordering, which joins, locks the order's row.
            events.publish(List.of(new PaymentEvent.DepositGivenUp(seen.attempt(), now)));
        }
        PayableOrder order = orders.lock(orderId);
        Payment payment = payments.get(command.paymentId());
        boolean awaitsDeposit = payment.status() == PaymentStatus.WAITING_FOR_DEPOSIT;
        if (awaitsDeposit) {
            order.requirePayable();
        }
        // What was told is true of this account only: not of one that has just been opened, here or by another attempt.
        boolean another =
                payment.status().isEnded() && payments.standingFor(orderId).isPresent();
        if ((told && another) || (!told && awaitsDeposit)) {
            throw new PaymentRuleBroken.PaymentInProgress();
        }
        payment.leave(now);
        payments.save(payment);
        return payment;
    }
}
