package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.application.port.PaymentGateway.Subject;
import shop.jangteo.payment.domain.Capture;
import shop.jangteo.payment.domain.Failure;
import shop.jangteo.payment.domain.Mismatch.Kind;
import shop.jangteo.payment.domain.Mismatch.Wrong;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.alert.Alerts;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/**
 * Records what the provider said about an attempt, whoever asked: the request that made it, or the resolver. What it said
 * is held against our own row first; an answer that doesn't fit is asked for again before anything is done about it.
 */
@UseCase
public class SettlePayment {

    /** @param question the number of the question that was answered; 0 when the provider answered the operation itself */
    public record Command(UUID paymentId, Outcome outcome, long question) {

        public Command(UUID paymentId, Outcome outcome) {
            this(paymentId, outcome, 0);
        }
    }

    private static final Logger log = LoggerFactory.getLogger(SettlePayment.class);

    private final Payments payments;
    private final PayableOrders orders;
    private final NoteMismatch mismatches;
    private final Alerts alerts;
    private final PaymentPolicy policy;
    private final Clock clock;

    SettlePayment(
            Payments payments,
            PayableOrders orders,
            NoteMismatch mismatches,
            Alerts alerts,
            PaymentPolicy policy,
            Clock clock) {
        this.payments = payments;
        this.orders = orders;
        this.mismatches = mismatches;
        this.alerts = alerts;
        this.policy = policy;
        this.clock = clock;
    }

    @Writes
    public Payment handle(Command command) {
        Payment payment = payments.get(command.paymentId());
        Instant now = clock.instant();
        Optional<NoteMismatch.Command> mismatch = record(payment, command, now);
        if (payment.isOverdue(policy, now)) {
            alerts.raise(
                    "payment-unresolved",
                    "payment " + payment.id(),
                    "no outcome since " + payment.attempt().startedAt());
        }
        payments.save(payment);
        // Its foreign key locks the payment's row: not before ordering, which joins what is published, has the order's.
        mismatch.ifPresent(mismatches::handle);
        return payment;
    }

    /** @return what doesn't fit */
    private Optional<NoteMismatch.Command> record(Payment payment, Command command, Instant now) {
        return switch (command.outcome()) {
            case Outcome.Approved approved ->
                misfit(payment, approved.subject(), command, now).or(() -> approve(payment, approved, command, now));
            case Outcome.DepositAwaited awaited ->
                misfit(payment, awaited.subject(), command, now).or(() -> awaitDeposit(payment, awaited, command, now));
            case Outcome.Declined declined ->
                fail(payment, new Failure(declined.code(), declined.message()), declined.code(), now);
            case Outcome.NotTaken notTaken -> {
                log.warn("payment {} not taken: {}", payment.id(), notTaken.why());
                yield fail(payment, Failure.NOT_TAKEN, notTaken.why(), now);
            }
            case Outcome.Mismatched wrong ->
                Optional.of(mismatched(payment, wrong.expected(), wrong.actual(), wrong.subject(), command, now));
            case Outcome.Unclear unclear -> {
                log.warn("payment {} unclear: {}", payment.id(), unclear.why());
                payment.leaveOpen(policy, now);
                yield Optional.empty();
            }
        };
    }

    private Optional<NoteMismatch.Command> misfit(Payment payment, Subject subject, Command command, Instant now) {
        String id = payment.id().toString();
        String key = payment.providerKey();
        if (!subject.reference().equals(id)
                || (key != null && !subject.providerKey().equals(key))) {
            // Somebody else's payment, perhaps: nothing is given back of it.
            String expected = key == null ? id : id + " " + key;
            return Optional.of(mismatched(
                    payment, expected, subject.reference() + " " + subject.providerKey(), null, command, now));
        }
        Money due = payment.attempt().amount();
        if (!subject.amount().equals(due)) {
            boolean taken = command.outcome() instanceof Outcome.Approved;
            return Optional.of(mismatched(
                    payment, due.toString(), subject.amount().toString(), taken ? subject : null, command, now));
        }
        return Optional.empty();
    }

    /** @param taken what surely was taken and is not what was asked for; given back only when asking again confirms it */
    private NoteMismatch.Command mismatched(
            Payment payment, String expected, String actual, @Nullable Subject taken, Command command, Instant now) {
        payment.leaveOpen(policy, now);
        Wrong wrong = command.question() > 0 && taken != null && !taken.amount().isZero()
                ? new Wrong(taken.providerKey(), taken.amount())
                : null;
        return new NoteMismatch.Command(
                payment.id(), wrong == null ? Kind.ANSWER : Kind.AMOUNT_TAKEN, expected, actual, wrong);
    }

    private Optional<NoteMismatch.Command> approve(
            Payment payment, Outcome.Approved approved, Command command, Instant now) {
        Subject subject = approved.subject();
        if (payment.status().isEnded()) {
            return Optional.of(new NoteMismatch.Command(
                    payment.id(),
                    Kind.TAKEN_AFTER_END,
                    payment.status().name(),
                    subject.amount().toString(),
                    new Wrong(subject.providerKey(), subject.amount())));
        }
        if (payment.status() != PaymentStatus.WAITING_FOR_DEPOSIT || isLastWord(payment, command)) {
            payment.approve(new Capture(subject.providerKey(), approved.approvedAt(), approved.receiptUrl()), now);
        }
        return gone(payment, approved.givenBack(), "of " + subject.amount());
    }

    /** Who gives money back here stores that first: what is beyond that, somebody did at the provider's desk. */
    private static Optional<NoteMismatch.Command> gone(Payment payment, Money givenBack, String word) {
        Money asked = payment.refundRequested();
        return payment.status().isCaptured() && givenBack.isMoreThan(asked)
                ? Optional.of(new NoteMismatch.Command(
                        payment.id(), Kind.GONE, asked + " asked back", givenBack + " gone, " + word, null))
                : Optional.empty();
    }

    /** Deposits come and go, and answers overtake each other: only the answer to the last question counts. */
    private static boolean isLastWord(Payment payment, Command command) {
        return command.question() == payment.questions();
    }

    private Optional<NoteMismatch.Command> awaitDeposit(
            Payment payment, Outcome.DepositAwaited awaited, Command command, Instant now) {
        if (payment.status().isCaptured()) {
            return command.question() > 0 && isLastWord(payment, command) ? takeBack(payment, now) : Optional.empty();
        }
        if (payment.status() == PaymentStatus.WAITING_FOR_DEPOSIT) {
            payment.keepWaiting(policy, now);
        } else if (!payment.status().isEnded()) {
            payment.awaitDeposit(awaited.subject().providerKey(), awaited.account(), policy, now);
            abandonUnlessWanted(payment, now);
        }
        return Optional.empty();
    }

    /** Somebody is called when more than the deposit is at stake: what has gone back of it is the shop's loss. */
    private Optional<NoteMismatch.Command> takeBack(Payment payment, Instant now) {
        Optional<NoteMismatch.Command> atStake = payment.refunds().isEmpty()
                ? Optional.empty()
                : Optional.of(new NoteMismatch.Command(
                        payment.id(),
                        Kind.TAKEN_BACK_AFTER_REFUND,
                        payment.attempt().amount().toString(),
                        payment.refundRequested() + " asked back, " + payment.refunded() + " gone",
                        null));
        if (payment.status() != PaymentStatus.REFUNDED) {
            payment.takeBackDeposit(policy, now);
            abandonUnlessWanted(payment, now);
        }
        return atStake;
    }

    /** A deposit for an order that has ended is not waited for. */
    private void abandonUnlessWanted(Payment payment, Instant now) {
        boolean cancelled = orders.find(payment.attempt().orderId())
                .filter(order -> order.status() == OrderStatus.CANCELLED)
                .isPresent();
        if (cancelled) {
            payment.abandon(now);
        }
    }

    private Optional<NoteMismatch.Command> fail(Payment payment, Failure why, String code, Instant now) {
        if (!payment.status().isCaptured()) {
            payment.fail(why, now);
            return Optional.empty();
        }
        return gone(payment, payment.attempt().amount(), code);
    }
}
