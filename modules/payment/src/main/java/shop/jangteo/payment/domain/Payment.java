package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;

/**
 * One attempt to pay one order, and the refunds of what it took. The intent is stored before the provider is asked, so
 * an attempt whose process dies is found again; an attempt without an answer is UNKNOWN until the provider has told.
 * What is asked back never exceeds what was taken.
 */
public final class Payment {

    private final Attempt attempt;
    private PaymentStatus status;
    private @Nullable Failure failure;
    private @Nullable Capture capture;
    private @Nullable Check check;
    private final List<Refund> refunds;
    private final long version;
    private boolean changed;
    private final List<PaymentEvent> events = new ArrayList<>();

    private Payment(
            Attempt attempt,
            PaymentStatus status,
            @Nullable Failure failure,
            @Nullable Capture capture,
            @Nullable Check check,
            List<Refund> refunds,
            long version) {
        this.attempt = attempt;
        this.status = status;
        this.failure = failure;
        this.capture = capture;
        this.check = check;
        this.refunds = new ArrayList<>(refunds);
        this.version = version;
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
            @Nullable String requestKey,
            PaymentPolicy policy,
            Instant now) {
        order.requirePayable();
        var attempt = new Attempt(id, order.orderId(), order.buyerId(), order.amount(), method, requestKey, now);
        return new Payment(attempt, PaymentStatus.PENDING, null, null, policy.firstCheck(now), List.of(), 0);
    }

    /** A stored payment. */
    public static Payment restore(
            Attempt attempt,
            PaymentStatus status,
            @Nullable Failure failure,
            @Nullable Capture capture,
            @Nullable Check check,
            List<Refund> refunds,
            long version) {
        return new Payment(attempt, status, failure, capture, check, refunds, version);
    }

    /** The provider took the money. Does nothing when that is known. */
    public void approve(Capture taken, Instant now) {
        if (status.isCaptured()) {
            return;
        }
        become(PaymentStatus.SUCCESS);
        capture = taken;
        check = null;
        events.add(new PaymentEvent.Captured(
                id(), attempt.orderId(), attempt.buyerId(), attempt.amount(), attempt.method(), now));
    }

    /** The provider took nothing and won't. Does nothing when that is known. */
    public void fail(Failure why, Instant now) {
        if (status == PaymentStatus.FAILED) {
            return;
        }
        become(PaymentStatus.FAILED);
        failure = why;
        check = null;
        events.add(new PaymentEvent.Declined(id(), attempt.orderId(), attempt.buyerId(), why, now));
    }

    /** The provider gave no answer: it has to be asked again. Does nothing when somebody else has got the answer. */
    public void leaveOpen(PaymentPolicy policy, Instant now) {
        if (check == null) {
            return;
        }
        if (status != PaymentStatus.UNKNOWN) {
            become(PaymentStatus.UNKNOWN);
        }
        check = policy.checkAgain(check, now);
        changed = true;
    }

    /** Nobody is working on this open attempt any more: whoever wants to pay may settle it first. */
    public boolean mayBeTakenUp(Instant now) {
        return status == PaymentStatus.UNKNOWN || (check != null && !check.at().isAfter(now));
    }

    /** It is what the request with this key wanted: the same request again need not do anything. */
    public boolean answers(@Nullable String requestKey) {
        return status != PaymentStatus.FAILED && requestKey != null && requestKey.equals(attempt.requestKey());
    }

    /**
     * Buyer or operator asks for money back. A buyer gets all of what is left, within the refund period; parts are the
     * operator's to give, because they leave the order as it is.
     *
     * @param amount what to give back; absent: all that is left
     * @param requestKey a repeated one finds the first request
     * @return the refund, requested now or before under the same key
     */
    public UUID requestRefund(
            UUID refundId,
            @Nullable Money amount,
            String reason,
            Actor by,
            @Nullable String requestKey,
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

    /** The provider gave it back. Does nothing when that is known. */
    public void refundDone(UUID refundId, Instant now) {
        Refund refund = refund(refundId);
        if (refund.isDone()) {
            return;
        }
        Refund done = replace(refund.done(now));
        PaymentStatus next =
                refunded().equals(attempt.amount()) ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
        if (status != next) {
            become(next);
        }
        events.add(new PaymentEvent.Refunded(
                id(), attempt.orderId(), attempt.buyerId(), done, refunded(), attempt.amount(), now));
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
        if (!refund.isDone()) {
            replace(refund.triedInVain(after, problem, policy.refundTries(), now));
        }
    }

    private void add(
            UUID refundId,
            Money amount,
            RefundCause cause,
            String reason,
            Actor by,
            @Nullable String requestKey,
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
        events.add(new PaymentEvent.RefundRequested(
                id(), attempt.orderId(), attempt.buyerId(), refund, refundable().isZero(), now));
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

    private Optional<Refund> refundRequestedWith(@Nullable String requestKey) {
        return refunds.stream()
                .filter(refund -> requestKey != null && requestKey.equals(refund.requestKey()))
                .findFirst();
    }

    /** @throws NotFound when it is not one of this payment's */
    public Refund refund(UUID refundId) {
        return refunds.stream()
                .filter(refund -> refund.id().equals(refundId))
                .findFirst()
                .orElseThrow(() -> new NotFound("refund"));
    }

    /** All that was asked back, done or not. */
    public Money refundRequested() {
        return Money.sum(refunds.stream().map(Refund::amount).toList());
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
