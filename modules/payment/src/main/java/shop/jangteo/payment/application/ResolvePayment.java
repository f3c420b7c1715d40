package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;

/**
 * Finds out what became of an open attempt, and records it. Of a window that nobody came back from nobody need be asked;
 * an account whose time is over, or whose order is cancelled, is closed at the provider, which says whether the deposit
 * was faster.
 */
@UseCase
public class ResolvePayment {

    /** Money that was taken stays taken: only deposits come and go, and need to know which answer is the last. */
    private static final long FIRST_QUESTION = 1;

    private static final Logger log = LoggerFactory.getLogger(ResolvePayment.class);

    private final Payments payments;
    private final PayableOrders orders;
    private final PaymentGateway gateway;
    private final AskAgain question;
    private final LeaveWindow leave;
    private final SettlePayment settle;
    private final Clock clock;

    ResolvePayment(
            Payments payments,
            PayableOrders orders,
            PaymentGateway gateway,
            AskAgain question,
            LeaveWindow leave,
            SettlePayment settle,
            Clock clock) {
        this.payments = payments;
        this.orders = orders;
        this.gateway = gateway;
        this.question = question;
        this.leave = leave;
        this.settle = settle;
        this.clock = clock;
    }

    public Resolved handle(UUID paymentId) {
        Payment payment = payments.get(paymentId);
        if (payment.window() != null) {
            return new Resolved(leave.handle(paymentId), true, false);
        }
        long number = payment.account() == null ? FIRST_QUESTION : question.handle(paymentId);
        Outcome outcome = ask(payment);
        Payment settled = settle.handle(new SettlePayment.Command(paymentId, outcome, number));
        return outcome instanceof Outcome.Unclear unclear
                ? new Resolved(settled, false, unclear.providerAway())
                : new Resolved(settled, true, false);
    }

    /**
     * @param answered the provider gave an answer that can be relied on
     * @param providerAway nobody there answers: others needn't be asked about now
     */
    public record Resolved(Payment payment, boolean answered, boolean providerAway) {}

    private Outcome ask(Payment payment) {
        String key = payment.providerKey();
        try {
            return key != null && isToBeClosed(payment, clock.instant())
                    ? gateway.closeAccount(payment.id(), key, "입금 기한 만료 또는 주문 취소")
                    : gateway.query(payment.id(), key);
        } catch (RuntimeException e) {
            log.error("payment {}: the provider can't be asked", payment.id(), e);
            return new Outcome.Unclear("exception");
        }
    }

    private boolean isToBeClosed(Payment payment, Instant now) {
        return payment.status() == PaymentStatus.WAITING_FOR_DEPOSIT
                && (!now.isBefore(payment.dueAt())
                        || orders.find(payment.attempt().orderId())
                                .filter(order -> order.status() == OrderStatus.CANCELLED)
                                .isPresent());
    }
}
