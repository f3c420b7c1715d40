package shop.jangteo.promotion.domain.points;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.PromotionEvent;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsAlreadySpent;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsRefundedWholeOnly;

/**
 * A member buys points (PR-5): asked for, paid by way of payment, and credited in the moment in which the money is
 * taken. What each fact does in each state is the table of {@code docs/process/points.md}.
 */
public final class PointsCharge {

    public static final long LEAST = 1_000;
    public static final long MOST = 1_000_000;

    /** The names are part of the API. */
    public enum Status {
        PENDING,
        DONE,
        FAILED,
        EXPIRED,
        /** The points are gone, the money is on its way back. */
        REFUNDING,
        REFUNDED
    }

    /** With what points can be bought. A deposit isn't among them: its bank may take it back after they are spent. */
    public enum Method {
        CARD,
        TRANSFER,
        EASY_PAY
    }

    private final UUID id;
    private final UUID memberId;
    private final Money amount;
    private final Method method;
    private final Instant requestedAt;
    private final long version;
    private Status status;
    private @Nullable String failureReason;
    private Instant changedAt;

    private PointsCharge(
            UUID id, UUID memberId, Money amount, Method method, Instant requestedAt, State state, long version) {
        this.id = id;
        this.memberId = memberId;
        this.amount = amount;
        this.method = method;
        this.requestedAt = requestedAt;
        this.status = state.status();
        this.failureReason = state.failureReason();
        this.changedAt = state.changedAt();
        this.version = version;
    }

    /** @param failureReason meant for the buyer; only when FAILED */
    public record State(Status status, @Nullable String failureReason, Instant changedAt) {}

    /** @throws InvalidField when it is less or more than can be bought at once */
    public static PointsCharge request(UUID id, UUID memberId, Money amount, Method method, Instant now) {
        if (amount.won() < LEAST) {
            throw new InvalidField("amount", "MIN");
        }
        if (amount.won() > MOST) {
            throw new InvalidField("amount", "MAX");
        }
        return new PointsCharge(id, memberId, amount, method, now, new State(Status.PENDING, null, now), 0);
    }

    public static PointsCharge stored(
            UUID id, UUID memberId, Money amount, Method method, Instant requestedAt, State state, long version) {
        return new PointsCharge(id, memberId, amount, method, requestedAt, state, version);
    }

    /** The money is there, be it after the attempt was given up: the points are the member's, once. */
    public void captured(Money captured, PointsAccount account, PointsPolicy policy, Instant now, Ids ids) {
        if (!captured.equals(amount)) {
            throw new IllegalArgumentException(captured + " were taken for charge " + id + " of " + amount);
        }
        if (List.of(Status.PENDING, Status.FAILED, Status.EXPIRED).contains(status)) {
            account.charge(id, amount, policy, now, ids);
            become(Status.DONE, null, now);
        }
    }

    public void declined(String reason, Instant now) {
        if (status == Status.PENDING) {
            become(Status.FAILED, reason, now);
        }
    }

    public void expired(Instant now) {
        if (status == Status.PENDING) {
            become(Status.EXPIRED, null, now);
        }
    }

    /**
     * The money is to go back. Nothing happens when it never brought points, or they are gone already.
     *
     * @throws PointsRefundedWholeOnly when only a part of it is to go back
     * @throws PointsAlreadySpent when some of the points are gone
     */
    public void refundRequested(Money refund, PointsAccount account, Instant now, Ids ids) {
        if (status != Status.DONE) {
            return;
        }
        if (!refund.equals(amount)) {
            throw new PointsRefundedWholeOnly(amount);
        }
        account.refundCharge(id, amount, now, ids);
        become(Status.REFUNDING, null, now);
    }

    public void refunded(Instant now) {
        if (status == Status.REFUNDING) {
            become(Status.REFUNDED, null, now);
        }
    }

    /** Tells payment to take the money. */
    public PromotionEvent asksForPayment(@Nullable String paymentToken) {
        return new PromotionEvent.PointsChargeRequested(id, memberId, amount, method.name(), paymentToken, requestedAt);
    }

    private void become(Status next, @Nullable String reason, Instant now) {
        status = next;
        failureReason = reason;
        changedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID memberId() {
        return memberId;
    }

    public Money amount() {
        return amount;
    }

    public Method method() {
        return method;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Status status() {
        return status;
    }

    public @Nullable String failureReason() {
        return failureReason;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public long version() {
        return version;
    }
}
