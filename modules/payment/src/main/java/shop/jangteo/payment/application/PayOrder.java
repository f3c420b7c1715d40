package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.kernel.Actor;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.domain.Capture;
import shop.jangteo.payment.domain.Failure;
import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentRuleBroken.PaymentDeclined;
import shop.jangteo.payment.domain.PaymentRuleBroken.PaymentProviderUnavailable;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;

/**
 * A buyer pays an order: intent (a transaction), provider (outside any), outcome (a transaction). Whatever dies in
 * between is found again by {@link ResolveOpenPayments}.
 */
@UseCase
public class PayOrder {

    /**
     * @param token what the provider's window gave the buyer; never stored
     * @param requestKey a repeated one finds the first attempt, unless that failed: then it may try again
     */
    public record Command(
            Actor actor,
            UUID orderId,
            PaymentMethod method,
            @Nullable String token,
            @Nullable String requestKey) {}

    private static final Logger log = LoggerFactory.getLogger(PayOrder.class);

    private final PayableOrders orders;
    private final Payments payments;
    private final PaymentGateway gateway;
    private final StartPayment start;
    private final SettlePayment settle;
    private final ResolvePayment resolve;
    private final Clock clock;

    PayOrder(
            PayableOrders orders,
            Payments payments,
            PaymentGateway gateway,
            StartPayment start,
            SettlePayment settle,
            ResolvePayment resolve,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.gateway = gateway;
        this.start = start;
        this.settle = settle;
        this.resolve = resolve;
        this.clock = clock;
    }

    /**
     * @return the attempt: captured, or not known yet
     * @throws PaymentDeclined when the provider refused
     * @throws PaymentProviderUnavailable when the provider has surely taken nothing
     */
    public UUID handle(Command command) {
        gateway.requireAcceptable(command.token());
        UUID buyer = command.actor().memberId();
        PayableOrder order = StartPayment.requireOwn(orders.find(command.orderId()), buyer);
        Optional<Payment> standing = payments.standingFor(order.orderId()).map(this::takenUp);
        if (standing.filter(earlier -> earlier.answers(command.requestKey())).isPresent()) {
            return standing.get().id();
        }
        UUID paymentId = start.handle(
                new StartPayment.Command(command.actor(), order.orderId(), command.method(), command.requestKey()));
        Outcome outcome = capture(payments.get(paymentId), order.orderNumber(), command.token());
        return answer(settle.handle(new SettlePayment.Command(paymentId, outcome)));
    }

    /** An attempt that nobody works on any more is settled first: it may have taken the money. */
    private Payment takenUp(Payment earlier) {
        return earlier.mayBeTakenUp(clock.instant()) ? resolve.handle(earlier.id()) : earlier;
    }

    private Outcome capture(Payment payment, String orderNumber, @Nullable String token) {
        var attempt = payment.attempt();
        if (attempt.amount().isZero()) {
            var subject = new PaymentGateway.Subject(attempt.id().toString(), Capture.NO_PROVIDER, attempt.amount());
            return new Outcome.Approved(subject, clock.instant(), null);
        }
        try {
            return gateway.capture(new PaymentGateway.CaptureRequest(
                    attempt.id(), attempt.orderId(), orderNumber, attempt.amount(), attempt.method(), token));
        } catch (RuntimeException e) {
            log.error("payment {}: no answer from the provider", attempt.id(), e);
            return new Outcome.Unclear("exception");
        }
    }

    private static UUID answer(Payment payment) {
        Failure failure = payment.failure();
        if (payment.status() == PaymentStatus.FAILED && failure != null) {
            throw failure.equals(Failure.NOT_TAKEN) ? new PaymentProviderUnavailable() : new PaymentDeclined(failure);
        }
        return payment.id();
    }
}
