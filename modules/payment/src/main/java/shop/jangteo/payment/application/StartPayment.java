package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentEvent;
import shop.jangteo.payment.domain.PaymentEvents;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.Purpose;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Stores the intent to pay an order: from here on the attempt can't get lost. */
@UseCase
public class StartPayment {

    /** @param requestKey the client's own key of the request */
    public record Command(
            Actor actor,
            UUID orderId,
            PaymentMethod method,
            @Nullable RequestKey requestKey) {}

    private final PayableOrders orders;
    private final Payments payments;
    private final PaymentEvents events;
    private final PaymentPolicy policy;
    private final Ids ids;
    private final Clock clock;

    StartPayment(
            PayableOrders orders, Payments payments, PaymentEvents events, PaymentPolicy policy, Ids ids, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.events = events;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return the new attempt */
    @Writes
    public Payment handle(Command command) {
        UUID orderId = command.orderId();
        UUID buyer = requireOwn(orders.find(orderId), command.actor()).buyerId();
        UUID paymentId = ids.next();
        Instant now = clock.instant();
        // Published before anything is locked here: ordering, which joins, locks the order's row, and everybody locks
        // order, payable order, payment in this sequence. The amount is read under that lock, so it can't be stale.
        events.publish(List.of(new PaymentEvent.Started(paymentId, orderId, Purpose.ORDER, buyer, now)));
        PayableOrder order = orders.lock(orderId);
        payments.standingFor(orderId).ifPresent(standing -> replace(standing, now));
        Payment payment = Payment.start(paymentId, order, command.method(), command.requestKey(), policy, now);
        payments.add(payment);
        return payment;
    }

    static PayableOrder requireOwn(Optional<PayableOrder> order, Actor actor) {
        return order.filter(known -> actor.isBuyerOf(known.orderId(), known.buyerId()))
                // Points are charged by asking for them, once.
                .filter(known -> known.purpose() == Purpose.ORDER)
                .orElseThrow(() -> new NotFound("order"));
    }

    /** A window that was left makes way; nothing else does. */
    private void replace(Payment standing, Instant now) {
        standing.requireNoneBesides();
        standing.leaveWindow(now);
        payments.save(standing);
    }
}
