package shop.jangteo.payment.application;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.domain.Attempt;
import shop.jangteo.payment.domain.Capture;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.platform.application.UseCase;

/**
 * Has the provider do what an attempt that was just stored is for, and records what came of it: the money is taken at
 * once, a window or an account is open for the buyer, or there was no answer.
 */
@UseCase
public class TakePayment {

    /**
     * @param orderName for the buyer's eyes
     * @param means what the buyer chose; never stored
     */
    public record Command(Payment payment, String orderName, Means means) {}

    /**
     * @param token what the provider's side gave the buyer
     * @param bank where the buyer wants to deposit
     * @param depositor the name that the bank shows to the buyer
     */
    public record Means(
            @Nullable String token,
            @Nullable String bank,
            @Nullable String depositor) {

        public static Means token(@Nullable String token) {
            return new Means(token, null, null);
        }
    }

    private static final Logger log = LoggerFactory.getLogger(TakePayment.class);
    private static final String SOMEBODY = "고객";

    private final PaymentGateway gateway;
    private final OpenWindow open;
    private final SettlePayment settle;
    private final ResolvePayment resolve;
    private final PayableOrders orders;
    private final PaymentPolicy policy;
    private final Clock clock;

    TakePayment(
            PaymentGateway gateway,
            OpenWindow open,
            SettlePayment settle,
            ResolvePayment resolve,
            PayableOrders orders,
            PaymentPolicy policy,
            Clock clock) {
        this.gateway = gateway;
        this.open = open;
        this.settle = settle;
        this.resolve = resolve;
        this.orders = orders;
        this.policy = policy;
        this.clock = clock;
    }

    public Payment handle(Command command) {
        Attempt attempt = command.payment().attempt();
        String token = command.means().token();
        if (!attempt.amount().isZero() && gateway.opensWindow(attempt.method(), token)) {
            return open.handle(new OpenWindow.Command(
                    attempt.id(),
                    attempt.orderId(),
                    gateway.checkout(new PaymentGateway.CheckoutRequest(
                            attempt.id(),
                            attempt.orderId(),
                            attempt.buyerId(),
                            command.orderName(),
                            attempt.amount(),
                            attempt.method()))));
        }
        Payment taken = settle.handle(
                new SettlePayment.Command(attempt.id(), ask(attempt, command.orderName(), command.means())));
        return isAccountOfNobody(taken) ? resolve.handle(taken.id()).payment() : taken;
    }

    /** Looked at after the account is stored: whoever cancels the order from now on finds it. */
    private boolean isAccountOfNobody(Payment payment) {
        return payment.status() == PaymentStatus.WAITING_FOR_DEPOSIT
                && orders.find(payment.attempt().orderId())
                        .filter(order -> order.status() == OrderStatus.CANCELLED)
                        .isPresent();
    }

    private Outcome ask(Attempt attempt, String orderName, Means means) {
        if (attempt.amount().isZero()) {
            var subject = new PaymentGateway.Subject(attempt.id().toString(), Capture.NO_PROVIDER, attempt.amount());
            return new Outcome.Approved(subject, clock.instant(), null);
        }
        try {
            return attempt.method() == PaymentMethod.VIRTUAL_ACCOUNT
                    ? gateway.issueAccount(account(attempt, orderName, means))
                    : gateway.capture(new PaymentGateway.CaptureRequest(
                            attempt.id(),
                            attempt.orderId(),
                            orderName,
                            attempt.amount(),
                            attempt.method(),
                            means.token()));
        } catch (RuntimeException e) {
            log.error("payment {}: no answer from the provider", attempt.id(), e);
            return new Outcome.Unclear("exception");
        }
    }

    private PaymentGateway.AccountRequest account(Attempt attempt, String orderName, Means means) {
        return new PaymentGateway.AccountRequest(
                attempt.id(),
                attempt.orderId(),
                orderName,
                attempt.amount(),
                means.bank(),
                means.depositor() == null ? SOMEBODY : means.depositor(),
                policy.depositDueAt(clock.instant()),
                means.token());
    }
}
