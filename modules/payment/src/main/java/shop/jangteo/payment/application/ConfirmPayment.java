package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.domain.Mismatch.Kind;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentRuleBroken.AmountMismatch;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;

/**
 * The buyer came back from the provider's window: what the browser says is held against our own row, then the provider is
 * told to take the money, outside any transaction.
 */
@UseCase
public class ConfirmPayment {

    /**
     * @param reference what the window was opened for: the attempt, which providers call their order, or the order itself
     * @param providerKey what the window gave the buyer
     * @param amount what the window said; only compared
     */
    public record Command(Actor actor, UUID reference, String providerKey, Money amount) {}

    private static final Logger log = LoggerFactory.getLogger(ConfirmPayment.class);

    private final Payments payments;
    private final PaymentGateway gateway;
    private final NoteMismatch mismatches;
    private final BeginConfirmation begin;
    private final ResolvePayment resolve;
    private final SettlePayment settle;
    private final Clock clock;

    ConfirmPayment(
            Payments payments,
            PaymentGateway gateway,
            NoteMismatch mismatches,
            BeginConfirmation begin,
            ResolvePayment resolve,
            SettlePayment settle,
            Clock clock) {
        this.payments = payments;
        this.gateway = gateway;
        this.mismatches = mismatches;
        this.begin = begin;
        this.resolve = resolve;
        this.settle = settle;
        this.clock = clock;
    }

    /** @return the attempt: captured, waiting for the deposit, or not known yet */
    public UUID handle(Command command) {
        Payment known = payments.find(command.reference())
                .or(() -> payments.latestFor(command.reference()))
                .filter(payment -> command.actor()
                        .isBuyerOf(
                                payment.attempt().orderId(), payment.attempt().buyerId()))
                .orElseThrow(() -> new NotFound("payment"));
        Money expected = known.attempt().amount();
        if (!command.amount().equals(expected)) {
            mismatches.alone(new NoteMismatch.Command(
                    known.id(),
                    Kind.CLIENT_AMOUNT,
                    expected.toString(),
                    command.amount().toString(),
                    null));
            throw new AmountMismatch(expected);
        }
        if (known.mayBeTakenUp(clock.instant())) {
            resolve.handle(known.id());
        }
        Payment begun = begin.handle(
                new BeginConfirmation.Command(known.id(), known.attempt().orderId(), command.providerKey()));
        if (begun.status().isCaptured()) {
            return begun.id();
        }
        return PayOrder.answer(settle.handle(new SettlePayment.Command(begun.id(), confirm(begun, command))));
    }

    private Outcome confirm(Payment payment, Command command) {
        try {
            return gateway.confirm(new PaymentGateway.ConfirmRequest(
                    payment.id(), command.providerKey(), payment.attempt().amount()));
        } catch (RuntimeException e) {
            log.error("payment {}: no answer from the provider", payment.id(), e);
            return new Outcome.Unclear("exception");
        }
    }
}
