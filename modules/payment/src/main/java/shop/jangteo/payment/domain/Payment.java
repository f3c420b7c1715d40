package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;

/**
 * One attempt to pay one order, and the refunds of what it took. The intent is stored before the provider is asked, so
 * an attempt whose process dies is found again; an attempt without an answer is UNKNOWN until the provider has told.
 * What is asked back never exceeds what was taken.
 */
public final class Payment {

    private final Attempt attempt;
    private PaymentStatus status;
    private @Nullable String providerKey;
    private @Nullable Window window;
    private @Nullable VirtualAccount account;
    private @Nullable Failure failure;
    private @Nullable Capture capture;
    private @Nullable Check check;
    private @Nullable RefundAccount refundAccount;
    private final List<Refund> refunds;
    private final long questions;
    private final long version;
    private boolean changed;
    private final List<PaymentEvent> events = new ArrayList<>();

    /**
     * All that changes about a payment.
     *
     * @param providerKey the provider's own id, known since it opened an account, or since the buyer came out of its
     *     window
     * @param account where the deposit is, or was, expected
     * @param questions how often the provider was asked what became of it
     */
    public record State(
            PaymentStatus status,
            @Nullable String providerKey,
            @Nullable Window window,
            @Nullable VirtualAccount account,
            @Nullable Failure failure,
            @Nullable Capture capture,
            @Nullable Check check,
            @Nullable RefundAccount refundAccount,
            List<Refund> refunds,
            long questions,
            long version) {}

    private Payment(Attempt attempt, State state) {
        this.attempt = attempt;
        this.status = state.status();
        this.providerKey = state.providerKey();
        this.window = state.window();
        this.account = state.account();
        this.failure = state.failure();
        this.capture = state.capture();
        this.check = state.check();
        this.refundAccount = state.refundAccount();
        this.refunds = new ArrayList<>(state.refunds());
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
        Check check = policy.firstCheck(now);
        return new Payment(
                attempt, new State(PaymentStatus.PENDING, null, null, null, null, null, check, null, List.of(), 0, 0));
    }

    /** A stored payment. */
    public static Payment restore(Attempt attempt, State state) {
        return new Payment(attempt, state);
    }

    /** The buyer goes to the provider's window. Does nothing when the attempt has ended meanwhile. */
    public void openWindow(Map<String, Object> checkout, PaymentPolicy policy) {
        if (status != PaymentStatus.PENDING) {
            return;
        }
        Instant until = attempt.startedAt().plus(policy.window());
        window = new Window(checkout, until);
        check = new Check(until, 0);
        changed = true;
    }

    /**
     * The buyer came out of the window; from now on the provider may take the money. Does nothing when it has taken it
     * already.
     *
     * @param key what the window gave the buyer
     * @throws PaymentRuleBroken.PaymentInProgress when somebody else is confirming it
     */
    public void beginConfirmation(String key, PaymentPolicy policy, Instant now) {
        if (status.isCaptured() && key.equals(providerKey)) {
            return;
        }
        if (window == null || !now.isBefore(window.until())) {
            throw notConfirmable();
        }
        providerKey = key;
        window = null;
        check = policy.firstCheck(now);
        changed = true;
    }

    private PaymentRuleBroken notConfirmable() {
        requireNoneBesides();
        return new PaymentRuleBroken.IllegalPaymentState(status, Set.of());
    }

    /**
     * Another attempt, or another price, can take the place of a window only: nothing is taken there.
     *
     * @throws PaymentRuleBroken when this attempt has taken the money, or may be about to
     */
    public void requireNoneBesides() {
        switch (status) {
            case SUCCESS, PARTIALLY_REFUNDED, REFUNDED -> throw new PaymentRuleBroken.OrderAlreadyPaid();
            case WAITING_FOR_DEPOSIT -> throw new PaymentRuleBroken.AwaitingDeposit(dueAt());
            case UNKNOWN -> throw new PaymentRuleBroken.PaymentInProgress();
            case PENDING -> {
                if (window == null) {
                    throw new PaymentRuleBroken.PaymentInProgress();
                }
            }
            case FAILED, EXPIRED -> {}
        }
    }

    /** The window is of no use any more; nothing can have been taken. Does nothing when none is open. */
    public void leaveWindow(Instant now) {
        if (window != null) {
            expire(now);
        }
    }

    /** An account is open for the buyer's deposit. Does nothing when that is known, or when the deposit has come already. */
    public void awaitDeposit(String key, VirtualAccount opened, PaymentPolicy policy, Instant now) {
        if (status == PaymentStatus.WAITING_FOR_DEPOSIT || status.isCaptured()) {
            return;
        }
        become(PaymentStatus.WAITING_FOR_DEPOSIT);
        providerKey = key;
        window = null;
        account = opened;
        check = policy.depositCheck(opened, now);
        events.add(new PaymentEvent.DepositAwaited(attempt, opened, now));
    }

    /**
     * The bank took back what was deposited. Refunds that the provider hasn't made are withdrawn: there is nothing to give
     * back. Does nothing when that is known.
     *
     * @throws PaymentRuleBroken.IllegalPaymentState when it was no deposit, or all of it has gone back
     */
    public void takeBackDeposit(PaymentPolicy policy, Instant now) {
        if (status == PaymentStatus.WAITING_FOR_DEPOSIT) {
            return;
        }
        if (account == null) {
            throw new PaymentRuleBroken.IllegalPaymentState(status, status.next());
        }
        become(PaymentStatus.WAITING_FOR_DEPOSIT);
        capture = null;
        check = policy.depositCheck(account, now);
        Money withdrawn = refundRequested().minus(refunded());
        refunds.replaceAll(refund -> refund.isOpen() ? refund.withdrawn() : refund);
        events.add(new PaymentEvent.DepositTakenBack(attempt, account, withdrawn, now));
    }

    /** The provider took the money; what was asked back of it before has to go back. Does nothing when that is known. */
    public void approve(Capture taken, Instant now) {
        if (status.isCaptured()) {
            return;
        }
        become(heldStatus());
        capture = taken;
        providerKey = taken.providerKey();
        window = null;
        check = null;
        events.add(new PaymentEvent.Captured(attempt, now));
        refunds.stream()
                .filter(Refund::isWithdrawn)
                .toList()
                .forEach(refund -> requested(replace(refund.askedForAgain(now)), now));
    }

    /** How far what was taken has gone back. */
    private PaymentStatus heldStatus() {
        Money refunded = refunded();
        if (refunded.isZero()) {
            return PaymentStatus.SUCCESS;
        }
        return refunded.equals(attempt.amount()) ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
    }

    /**
     * The provider took nothing and won't: the attempt has failed, or the account that nobody paid into is closed. Does
     * nothing when that is known.
     */
    public void fail(Failure why, Instant now) {
        if (status.isEnded()) {
            return;
        }
        if (status == PaymentStatus.WAITING_FOR_DEPOSIT) {
            expire(now);
            return;
        }
        become(PaymentStatus.FAILED);
        failure = why;
        window = null;
        check = null;
        events.add(new PaymentEvent.Declined(attempt, why, now));
    }

    private void expire(Instant now) {
        become(PaymentStatus.EXPIRED);
        window = null;
        check = null;
        events.add(new PaymentEvent.Expired(attempt, now));
    }

    /**
     * The provider gave no answer: it has to be asked again. Does nothing when somebody else has got the answer, or when
     * it was asked out of turn: that must not make others lose a race for the answer.
     */
    public void leaveOpen(PaymentPolicy policy, Instant now) {
        boolean outOfTurn =
                status != PaymentStatus.PENDING && check != null && check.at().isAfter(now);
        if (check == null || window != null || outOfTurn) {
            return;
        }
        if (status == PaymentStatus.PENDING) {
            become(PaymentStatus.UNKNOWN);
        }
        check = policy.checkAgain(check, now);
        changed = true;
    }

    /** The provider was asked and the deposit isn't there. Does nothing when none is expected. */
    public void keepWaiting(PaymentPolicy policy, Instant now) {
        if (status == PaymentStatus.WAITING_FOR_DEPOSIT && account != null) {
            check = policy.depositCheck(account, now);
            changed = true;
        }
    }

    /** The order needs no money any more: an open window is of no use, and an open account is to be closed soon. */
    public void abandon(Instant now) {
        leaveWindow(now);
        if (status == PaymentStatus.WAITING_FOR_DEPOSIT) {
            check = new Check(now, 0);
            changed = true;
        }
    }

    /**
     * The buyer wants to pay in another way: an open window ends, and an open account is due now, so that the provider is
     * told to close it. Does nothing when the attempt has ended.
     *
     * @throws PaymentRuleBroken when this attempt has taken the money, or may be about to
     */
    public void leave(Instant now) {
        if (status == PaymentStatus.WAITING_FOR_DEPOSIT && account != null) {
            account = account.endingAt(now);
            check = new Check(now, 0);
            changed = true;
            return;
        }
        requireNoneBesides();
        leaveWindow(now);
    }

    /** The provider may be taking the money right now, or have taken it: the order mustn't end before that is known. */
    public boolean mayBeTakingMoney() {
        return status == PaymentStatus.UNKNOWN || (status == PaymentStatus.PENDING && window == null);
    }

    /** Nobody is working on this open attempt any more: whoever wants to pay may settle it first. */
    public boolean mayBeTakenUp(Instant now) {
        return status == PaymentStatus.UNKNOWN || (check != null && !check.at().isAfter(now));
    }

    /** What the bank says about it may change without anybody here doing anything. */
    public boolean dependsOnDeposit() {
        return account != null
                && (status == PaymentStatus.WAITING_FOR_DEPOSIT
                        || status == PaymentStatus.SUCCESS
                        || status == PaymentStatus.PARTIALLY_REFUNDED);
    }

    /** Too long without an outcome: somebody has to look. */
    public boolean isOverdue(PaymentPolicy policy, Instant now) {
        return status == PaymentStatus.UNKNOWN
                && !attempt.startedAt().plus(policy.patience()).isAfter(now);
    }

    /**
     * It is what the request with this key wanted: the same request again need not do anything.
     *
     * @throws shop.jangteo.kernel.RequestKeyReused when something else is wanted with the key
     */
    public boolean answers(@Nullable RequestKey requestKey) {
        RequestKey first = attempt.requestKey();
        if (status.isEnded()
                || requestKey == null
                || first == null
                || !first.value().equals(requestKey.value())) {
            return false;
        }
        requestKey.requireContent(first.content());
        return true;
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
        Optional<Refund> repeated = refundRequestedWith(requestKey);
        if (repeated.isPresent()) {
            return repeated.get().id();
        }
        if (capture == null) {
            throw new PaymentRuleBroken.IllegalPaymentState(status, status.next());
        }
        Money left = refundable();
        if (left.isZero()) {
            throw new PaymentRuleBroken.AlreadyRefunded();
        }
        Money wanted = amount == null ? left : amount;
        if (wanted.isZero() || wanted.isMoreThan(left)) {
            throw new InvalidField("amount", "NOT_REFUNDABLE_AMOUNT");
        }
        if (!by.isOperator()) {
            if (!wanted.equals(left)) {
                throw new Forbidden();
            }
            Instant end = policy.endOfRefundPeriod(capture.at());
            if (now.isAfter(end)) {
                throw new PaymentRuleBroken.RefundPeriodOver(end);
            }
        }
        // The request itself asks the provider at once; the job stays away while it does.
        add(
                refundId,
                wanted,
                RefundCause.DIRECT,
                reason,
                by,
                requestKey,
                policy.refundTries().next(1, now),
                now);
        return refundId;
    }

    /** Reaction: what was taken and not asked back yet has to go back. Does nothing when there is none. */
    public void giveBackRest(UUID refundId, RefundCause cause, String reason, Instant now) {
        if (capture != null && !refundable().isZero()) {
            add(refundId, refundable(), cause, reason, Actor.SYSTEM, null, now, now);
        }
    }

    /**
     * Reaction: a part of what was taken has to go back, but never more than is left. Does nothing when it was asked for
     * before under the same key, or when nothing is left.
     */
    public void giveBackPart(
            UUID refundId, Money part, RefundCause cause, String reason, RequestKey requestKey, Instant now) {
        Money amount = part.min(refundable());
        if (capture != null
                && !amount.isZero()
                && refundRequestedWith(requestKey).isEmpty()) {
            add(refundId, amount, cause, reason, Actor.SYSTEM, requestKey, now, now);
        }
    }

    /** Where deposited money is to go back to; refunds that waited for it may be tried at once. */
    public void setRefundAccount(RefundAccount to, Instant now) {
        refundAccount = to;
        refunds.replaceAll(refund -> refund.isOpen() ? refund.dueAt(now) : refund);
        changed = true;
    }

    /** What was deposited can't go back the way it came. */
    public boolean lacksRefundAccount() {
        return account != null && capture != null && refundAccount == null;
    }

    /** An operator doesn't want to wait for the next try. */
    public void retryRefund(UUID refundId, Instant now) {
        Refund refund = refund(refundId);
        if (refund.isDone()) {
            throw new PaymentRuleBroken.AlreadyRefunded();
        }
        if (!refund.isOpen()) {
            throw new PaymentRuleBroken.IllegalPaymentState(status, status.next());
        }
        replace(refund.dueAt(now));
    }

    /** The provider gave it back. Does nothing when that is known. */
    public void refundDone(UUID refundId, Instant now) {
        Refund refund = refund(refundId);
        if (refund.isDone()) {
            return;
        }
        // The provider was faster than the bank: what had been withdrawn was owed after all. Who asked for it has
        // counted it.
        Refund done = replace((refund.isWithdrawn() ? refund.askedForAgain(now) : refund).done(now));
        if (refund.isWithdrawn()) {
            requested(done, now);
        }
        if (capture != null && status != heldStatus()) {
            become(heldStatus());
        }
        events.add(new PaymentEvent.Refunded(attempt, done, refunded(), now));
    }

    /** The provider refused: visible as FAILED, and tried again. */
    public void refundRefused(UUID refundId, String problem, PaymentPolicy policy, Instant now) {
        refundTriedInVain(refundId, RefundStatus.FAILED, problem, policy, now);
    }

    /** The provider gave no answer: tried again under the same key. */
    public void refundUnclear(UUID refundId, String problem, PaymentPolicy policy, Instant now) {
        refundTriedInVain(refundId, RefundStatus.REQUESTED, problem, policy, now);
    }

    private void refundTriedInVain(
            UUID refundId, RefundStatus after, String problem, PaymentPolicy policy, Instant now) {
        Refund refund = refund(refundId);
        if (refund.isOpen()) {
            replace(refund.triedInVain(after, problem, policy.refundTries(), now));
        }
    }

    private void add(
            UUID refundId,
            Money amount,
            RefundCause cause,
            String reason,
            Actor by,
            @Nullable RequestKey requestKey,
            Instant firstAttemptAt,
            Instant now) {
        var refund = new Refund(
                refundId,
                amount,
                cause,
                reason,
                by.memberId(),
                requestKey,
                now,
                RefundStatus.REQUESTED,
                0,
                firstAttemptAt,
                null,
                null);
        refunds.add(refund);
        changed = true;
        requested(refund, now);
    }

    private void requested(Refund refund, Instant now) {
        events.add(
                new PaymentEvent.RefundRequested(attempt, refund, refundable().isZero(), now));
    }

    private void become(PaymentStatus next) {
        if (!status.allows(next)) {
            throw new PaymentRuleBroken.IllegalPaymentState(status, status.next());
        }
        status = next;
        changed = true;
    }

    private Refund replace(Refund now) {
        refunds.replaceAll(refund -> refund.id().equals(now.id()) ? now : refund);
        changed = true;
        return now;
    }

    private Optional<Refund> refundRequestedWith(@Nullable RequestKey requestKey) {
        return refunds.stream()
                .filter(refund -> requestKey != null && refund.isAskedForWith(requestKey))
                .findFirst();
    }

    /** @throws NotFound when it is not one of this payment's */
    public Refund refund(UUID refundId) {
        return refunds.stream()
                .filter(refund -> refund.id().equals(refundId))
                .findFirst()
                .orElseThrow(() -> new NotFound("refund"));
    }

    /** All that was asked back, done or not; not what was withdrawn. */
    public Money refundRequested() {
        return Money.sum(refunds.stream()
                .filter(refund -> !refund.isWithdrawn())
                .map(Refund::amount)
                .toList());
    }

    /** All that has gone back. */
    public Money refunded() {
        return Money.sum(
                refunds.stream().filter(Refund::isDone).map(Refund::amount).toList());
    }

    private Money refundable() {
        return attempt.amount().minus(refundRequested());
    }

    public UUID id() {
        return attempt.id();
    }

    public Attempt attempt() {
        return attempt;
    }

    public PaymentStatus status() {
        return status;
    }

    public @Nullable String providerKey() {
        return providerKey;
    }

    public @Nullable Window window() {
        return window;
    }

    public @Nullable VirtualAccount account() {
        return account;
    }

    /** When the deposit has to be there. */
    public Instant dueAt() {
        if (account == null) {
            throw new IllegalStateException("payment " + id() + " waits for no deposit");
        }
        return account.dueAt();
    }

    public @Nullable RefundAccount refundAccount() {
        return refundAccount;
    }

    public long questions() {
        return questions;
    }

    public @Nullable Failure failure() {
        return failure;
    }

    public @Nullable Capture capture() {
        return capture;
    }

    public @Nullable Check check() {
        return check;
    }

    public List<Refund> refunds() {
        return List.copyOf(refunds);
    }

    public long version() {
        return version;
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
