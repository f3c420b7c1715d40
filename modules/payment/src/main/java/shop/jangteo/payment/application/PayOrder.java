package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.payment.application.TakePayment.Means;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.domain.Failure;
import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentRuleBroken;
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

    /** @param requestKey a repeated one finds the first attempt, unless that failed: then it may try again */
    public record Command(
            Actor actor,
            UUID orderId,
            PaymentMethod method,
            Means means,
            @Nullable RequestKey requestKey) {}

    private final PayableOrders orders;
    private final Payments payments;
    private final PaymentGateway gateway;
    private final StartPayment start;
    private final TakePayment take;
    private final ResolvePayment resolve;
    private final Clock clock;

    PayOrder(
            PayableOrders orders,
            Payments payments,
            PaymentGateway gateway,
            StartPayment start,
            TakePayment take,
            ResolvePayment resolve,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.gateway = gateway;
        this.start = start;
        this.take = take;
        this.resolve = resolve;
        this.clock = clock;
    }

    /**
     * @return the attempt: captured, waiting for the buyer in the window or at the bank, or not known yet
     * @throws PaymentDeclined when the provider refused
     * @throws PaymentProviderUnavailable when the provider has surely taken nothing
     * @throws PaymentRuleBroken.IllegalOrderState when the order ended before the buyer could do anything
     */
    public UUID handle(Command command) {
        gateway.requireAcceptable(command.means().token());
        PayableOrder order = StartPayment.requireOwn(orders.find(command.orderId()), command.actor());
        Optional<Payment> standing = payments.standingFor(order.orderId()).map(this::takenUp);
        if (standing.filter(earlier -> goesOnWith(earlier, command)).isPresent()) {
            return standing.get().id();
        }
        Payment payment = start.handle(
                new StartPayment.Command(command.actor(), order.orderId(), command.method(), command.requestKey()));
        Payment taken = take.handle(new TakePayment.Command(payment, order.orderNumber(), command.means()));
        if (taken.status() == PaymentStatus.EXPIRED) {
            orders.find(order.orderId()).ifPresent(PayableOrder::requirePayable);
        }
        return answer(taken);
    }

    /** An attempt that nobody works on any more is settled first: it may have taken the money. */
    private Payment takenUp(Payment earlier) {
        return earlier.mayBeTakenUp(clock.instant())
                ? resolve.handle(earlier.id()).payment()
                : earlier;
    }

    /** The buyer who left the window, or the bank, to come back finds the same one. */
    private static boolean goesOnWith(Payment earlier, Command command) {
        boolean waitsForBuyer = earlier.window() != null || earlier.status() == PaymentStatus.WAITING_FOR_DEPOSIT;
        return earlier.answers(command.requestKey())
                || (waitsForBuyer && earlier.attempt().method() == command.method());
    }

    static UUID answer(Payment payment) {
        Failure failure = payment.failure();
        if (payment.status() == PaymentStatus.FAILED && failure != null) {
            throw failure.equals(Failure.NOT_TAKEN) ? new PaymentProviderUnavailable() : new PaymentDeclined(failure);
        }
        return payment.id();
    }
}
