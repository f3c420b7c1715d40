package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
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
    private final Clock clock;

    LeavePayment(Payments payments, PayableOrders orders, Clock clock) {
        this.payments = payments;
        this.orders = orders;
        this.clock = clock;
    }

    /** An order that was paid, and whose deposit the bank took back, is waiting for just that deposit: it can't be left. */
    @Writes
    public Payment handle(Command command) {
        UUID orderId = payments.find(command.paymentId())
                .filter(known -> command.actor()
                        .isBuyerOf(known.attempt().orderId(), known.attempt().buyerId()))
                .orElseThrow(() -> new NotFound("payment"))
                .attempt()
                .orderId();
        var order = orders.lock(orderId);
        Payment payment = payments.get(command.paymentId());
        if (payment.status() == PaymentStatus.WAITING_FOR_DEPOSIT) {
            order.requirePayable();
        }
        payment.leave(clock.instant());
        payments.save(payment);
        return payment;
    }
}
