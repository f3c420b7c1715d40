package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;

/**
 * One attempt to pay one order, and the refunds of what it took. The intent is stored before the provider is asked, so
 * an attempt whose process dies is found again; an attempt without an answer is UNKNOWN until the provider has told.
 * What is asked back never exceeds what was taken.
 */
public final class Payment {

    private final Attempt attempt;
    private Taking taking;
    private Refunds refunds;
    private @Nullable RefundAccount refundAccount;
    private final long questions;
    private final long version;
    private boolean changed;
    private final List<PaymentEvent> events = new ArrayList<>();

    /**
     * All that changes about a payment.
     *
     * @param questions how often the provider was asked what became of it
     */
    public record State(
            Taking taking, List<Refund> refunds, @Nullable RefundAccount refundAccount, long questions, long version) {}

    private Payment(Attempt attempt, State state) {
        this.attempt = attempt;
        this.taking = state.taking();
        this.refunds = new Refunds(attempt.amount(), state.refunds());
        this.refundAccount = state.refundAccount();
        this.questions = state.questions();
        this.version = state.version();
    }

    /**
     * The intent to pay an order; takes the amount from the order.
     *
     * @throws PaymentRuleBroken.IllegalOrderState when the order doesn't wait for money
     */
    public static Payment start(
            UUID id,
            PayableOrder order,
            PaymentMethod method,
            @Nullable RequestKey requestKey,
            PaymentPolicy policy,
            Instant now) {
        order.requirePayable();
        var attempt = new Attempt(
                id, order.orderId(), order.purpose(), order.buyerId(), order.amount(), method, requestKey, now);
        return new Payment(attempt, new State(Taking.begun(policy.firstCheck(now)), List.of(), null, 0, 0));
    }

    /** A stored payment. */
    public static Payment restore(Attempt attempt, State state) {
        return new Payment(attempt, state);
    }

    /** The buyer goes to the provider's window. Does nothing when the attempt has ended meanwhile. */
    public void openWindow(Map<String, Object> checkout, PaymentPolicy policy) {
        become(taking.openWindow(new Window(checkout, attempt.startedAt().plus(policy.window()))));
    }

    /**
     * The buyer came out of the window; from now on the provider may take the money. Does nothing when it has taken it
     * already.
     *
     * @param key what the window gave the buyer
     * @throws PaymentRuleBroken.PaymentInProgress when somebody else is confirming it
     */
    public void beginConfirmation(String key, PaymentPolicy policy, Instant now) {
        become(taking.confirm(key, policy.firstCheck(now), now));
    }

    /**
     * Another attempt, or another price, can take the place of a window only: nothing is taken there.
     *
     * @throws PaymentRuleBroken when this attempt has taken the money, or may be about to
     */
    public void requireNoneBesides() {
        taking.requireNoneBesides();
    }

    /** The window is of no use any more; nothing can have been taken. Does nothing when none is open. */
    public void leaveWindow(Instant now) {
        becomeOrExpire(taking.leaveWindow(), now);
    }

    /** An account is open for the buyer's deposit. Does nothing when that is known, or when the deposit has come already. */
    public void awaitDeposit(String key, VirtualAccount opened, PaymentPolicy policy, Instant now) {
        if (become(taking.awaitDeposit(key, opened, policy.depositCheck(opened, now)))) {
            events.add(new PaymentEvent.DepositAwaited(attempt, opened, now));
        }
    }

    /**
     * The bank took back what was deposited. Refunds that the provider hasn't made are withdrawn: there is nothing to give
     * back. Does nothing when that is known.
     *
     * @throws PaymentRuleBroken.IllegalPaymentState when it was no deposit, or all of it has gone back
     */
    public void takeBackDeposit(PaymentPolicy policy, Instant now) {
        if (become(taking.takeBackDeposit(policy, now))) {
            Money withdrawn = refunds.requested().minus(refunds.done());
            become(refunds.withdrawn());
            events.add(new PaymentEvent.DepositTakenBack(attempt, taking.deposit(), withdrawn, now));
        }
    }

    /** The provider took the money; what was asked back of it before has to go back. Does nothing when that is known. */
    public void approve(Capture taken, Instant now) {
        if (become(taking.approve(taken, refunds.held()))) {
            events.add(new PaymentEvent.Captured(attempt, now));
            for (Refund withdrawn : refunds.filter(Refund::isWithdrawn)) {
                ask(withdrawn.askedForAgain(now), now);
            }
        }
    }

    /**
     * The provider took nothing and won't: the attempt has failed, or the account that nobody paid into is closed. Does
     * nothing when that is known.
     */
    public void fail(Failure why, Instant now) {
        if (becomeOrExpire(taking.fail(why), now) && status() == PaymentStatus.FAILED) {
            events.add(new PaymentEvent.Declined(attempt, why, now));
        }
    }

    /**
     * The provider gave no answer: it has to be asked again. Does nothing when somebody else has got the answer, or when
     * it was asked out of turn.
     */
    public void leaveOpen(PaymentPolicy policy, Instant now) {
        become(taking.leaveOpen(policy, now));
    }

    /** The provider was asked and the deposit isn't there. Does nothing when none is expected. */
    public void keepWaiting(PaymentPolicy policy, Instant now) {
        become(taking.keepWaiting(policy, now));
    }

    /** The order needs no money any more: an open window is of no use, and an open account is to be closed soon. */
    public void abandon(Instant now) {
        becomeOrExpire(taking.abandon(now), now);
    }

    /**
     * The buyer wants to pay in another way: an open window ends, and an open account is due now, so that the provider is
     * told to close it. Does nothing when the attempt has ended.
     *
     * @throws PaymentRuleBroken when this attempt has taken the money, or may be about to
     */
    public void leave(Instant now) {
        becomeOrExpire(taking.leave(now), now);
    }

    /** The provider may be taking the money right now, or have taken it: the order mustn't end before that is known. */
    public boolean mayBeTakingMoney() {
        return taking.mayBeTakingMoney();
    }

    /** Nobody is working on this open attempt any more: whoever wants to pay may settle it first. */
    public boolean mayBeTakenUp(Instant now) {
        return taking.mayBeTakenUp(now);
    }

    /** Deposits come and go, and somebody may give money back at the provider's desk: nobody here need have done anything. */
    public boolean mayChangeAtProvider() {
        return taking.mayChangeAtProvider();
    }

    /** Too long without an outcome: somebody has to look. */
    public boolean isOverdue(PaymentPolicy policy, Instant now) {
        return status() == PaymentStatus.UNKNOWN
                && !attempt.startedAt().plus(policy.patience()).isAfter(now);
    }

    /**
     * It is what the request with this key wanted: the same request again need not do anything.
     *
     * @throws shop.jangteo.kernel.RequestKeyReused when something else is wanted with the key
     */
    public boolean answers(@Nullable RequestKey requestKey) {
        return !status().isEnded() && attempt.isBegunBy(requestKey);
    }

    /**
     * Buyer or operator asks for money back. A buyer gets all of what is left, within the refund period; parts are the
     * operator's to give, because they leave the order as it is.
     *
     * @param amount what to give back; absent: all that is left
     * @param requestKey a repeated one finds the first request
     * @return the refund, requested now or before under the same key
     * @throws shop.jangteo.kernel.RequestKeyReused when something else was asked for under the key
     */
    public UUID requestRefund(
            UUID refundId,
            @Nullable Money amount,
            String reason,
            Actor by,
            @Nullable RequestKey requestKey,
            PaymentPolicy policy,
            Instant now) {
        Optional<Refund> repeated = refunds.askedForWith(requestKey);
        if (repeated.isPresent()) {
            return repeated.get().id();
        }
        Capture capture = taking.capture();
        if (capture == null) {
            throw new PaymentRuleBroken.IllegalPaymentState(status(), status().next());
        }
        Money wanted = refunds.wanted(amount, by);
        if (!by.isOperator()) {
            policy.requireRefundPeriod(capture, now);
        }
        // The request itself asks the provider at once; the job stays away while it does.
        Instant job = policy.refundTries().next(1, now);
        ask(Refund.asked(refundId, wanted, RefundCause.DIRECT, reason, by, requestKey, job, now), now);
        return refundId;
    }

    /** Reaction: what was taken and not asked back yet has to go back. Does nothing when there is none. */
    public void giveBackRest(UUID refundId, RefundCause cause, String reason, Instant now) {
        giveBack(refundId, refunds.left(), cause, reason, null, now);
    }

    /**
     * Reaction: a part of what was taken has to go back, but never more than is left. Does nothing when it was asked for
     * before under the same key, or when nothing is left.
     */
    public void giveBackPart(
            UUID refundId, Money part, RefundCause cause, String reason, RequestKey requestKey, Instant now) {
        if (refunds.askedForWith(requestKey).isEmpty()) {
            giveBack(refundId, part.min(refunds.left()), cause, reason, requestKey, now);
        }
    }

    private void giveBack(
            UUID id, Money amount, RefundCause cause, String reason, @Nullable RequestKey requestKey, Instant now) {
        if (taking.capture() != null && !amount.isZero()) {
            ask(Refund.asked(id, amount, cause, reason, Actor.SYSTEM, requestKey, now, now), now);
        }
    }

    /** Where deposited money is to go back to; refunds that waited for it may be tried at once. */
    public void setRefundAccount(RefundAccount to, Instant now) {
        refundAccount = to;
        refunds = refunds.dueAt(now);
        changed = true;
    }

    /** What was deposited can't go back the way it came. */
    public boolean lacksRefundAccount() {
        return taking.account() != null && taking.capture() != null && refundAccount == null;
    }

    /** An operator doesn't want to wait for the next try. */
    public void retryRefund(UUID refundId, Instant now) {
        Refund refund = refund(refundId);
        if (refund.isDone()) {
            throw new PaymentRuleBroken.AlreadyRefunded();
        }
        if (!refund.isOpen()) {
            throw new PaymentRuleBroken.IllegalPaymentState(status(), status().next());
        }
        become(refunds.with(refund.dueAt(now)));
    }

    /** The provider gave it back. Does nothing when that is known. */
    public void refundDone(UUID refundId, Instant now) {
        Refund refund = refund(refundId);
        if (refund.isDone()) {
            return;
        }
        if (refund.isWithdrawn()) {
            // The provider was faster than the bank: it was owed after all. Who asked for it has counted it.
            ask(refund.askedForAgain(now), now);
        }
        Refund done = refund(refundId).done(now);
        become(refunds.with(done));
        become(taking.giveBack(refunds.held()));
        events.add(new PaymentEvent.Refunded(attempt, done, refunded(), now));
    }

    /** The provider refused: visible as FAILED, and tried again. */
    public void refundRefused(UUID refundId, String problem, PaymentPolicy policy, Instant now) {
        become(refunds.triedInVain(refundId, RefundStatus.FAILED, problem, policy.refundTries(), now));
    }

    /** The provider gave no answer: tried again under the same key. */
    public void refundUnclear(UUID refundId, String problem, PaymentPolicy policy, Instant now) {
        become(refunds.triedInVain(refundId, RefundStatus.REQUESTED, problem, policy.refundTries(), now));
    }

    /** @throws shop.jangteo.kernel.NotFound when it is not one of this payment's */
    public Refund refund(UUID refundId) {
        return refunds.get(refundId);
    }

    /** All that was asked back, done or not; not what was withdrawn. */
    public Money refundRequested() {
        return refunds.requested();
    }

    /** All that has gone back. */
    public Money refunded() {
        return refunds.done();
    }

    public UUID id() {
        return attempt.id();
    }

    public Attempt attempt() {
        return attempt;
    }

    public PaymentStatus status() {
        return taking.status();
    }

    public @Nullable String providerKey() {
        return taking.providerKey();
    }

    public @Nullable Window window() {
        return taking.window();
    }

    public @Nullable VirtualAccount account() {
        return taking.account();
    }

    /** When the deposit has to be there, or when it was given up. */
    public Instant dueAt() {
        return taking.deposit().closesAt();
    }

    public @Nullable RefundAccount refundAccount() {
        return refundAccount;
    }

    public long questions() {
        return questions;
    }

    public @Nullable Failure failure() {
        return taking.failure();
    }

    public @Nullable Capture capture() {
        return taking.capture();
    }

    public @Nullable Check check() {
        return taking.check();
    }

    public List<Refund> refunds() {
        return refunds.all();
    }

    public long version() {
        return version;
    }

    private void ask(Refund refund, Instant now) {
        become(refunds.with(refund));
        events.add(
                new PaymentEvent.RefundRequested(attempt, refund, refunds.left().isZero(), now));
    }

    private void become(Refunds next) {
        changed |= !next.equals(refunds);
        refunds = next;
    }

    private boolean becomeOrExpire(Taking next, Instant now) {
        boolean news = become(next);
        if (news && next.status() == PaymentStatus.EXPIRED) {
            events.add(new PaymentEvent.Expired(attempt, now));
        }
        return news;
    }

    /** @return whether that is new */
    private boolean become(Taking next) {
        boolean news = !next.equals(taking);
        taking = next;
        changed |= news;
        return news;
    }

    /** There is something to store since it was read. */
    public boolean isChanged() {
        return changed;
    }

    /** What has happened since the last call, in order. */
    public List<PaymentEvent> takeEvents() {
        List<PaymentEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
