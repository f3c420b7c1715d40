package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentEvent;
import shop.jangteo.payment.domain.PaymentEvents;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.Purpose;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** A member buys points: stores what is to be paid and the one attempt to pay it, whoever is first to ask for it. */
@UseCase
public class StartPointsCharge {

    public record Command(UUID chargeId, UUID memberId, Money amount, PaymentMethod method) {}

    private final PayableOrders orders;
    private final Payments payments;
    private final PaymentEvents events;
    private final PaymentPolicy policy;
    private final Ids ids;
    private final Clock clock;

    StartPointsCharge(
            PayableOrders orders, Payments payments, PaymentEvents events, PaymentPolicy policy, Ids ids, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.events = events;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    @InTransaction
    public Payment handle(Command command) {
        return start(command);
    }

    /** In a transaction of its own. */
    @Writes
    public Payment alone(Command command) {
        return start(command);
    }

    private Payment start(Command command) {
        UUID chargeId = command.chargeId();
        orders.add(PayableOrder.pointsCharge(chargeId, command.memberId(), command.amount()));
        PayableOrder charge = orders.lock(chargeId);
        Optional<Payment> earlier = payments.latestFor(chargeId);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        UUID paymentId = ids.next();
        Instant now = clock.instant();
        events.publish(
                List.of(new PaymentEvent.Started(paymentId, chargeId, Purpose.POINTS_CHARGE, command.memberId(), now)));
        Payment payment = Payment.start(paymentId, charge, command.method(), null, policy, now);
        payments.add(payment);
        return payment;
    }
}
