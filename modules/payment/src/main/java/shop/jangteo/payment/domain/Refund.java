package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;

/**
 * Money to give back: first an intent, then a fact. Part of its {@link Payment}.
 *
 * @param id also the idempotency key at the provider
 * @param requestKey the client's own key of the request, unique per payment
 * @param attempts how often the provider was asked in vain
 * @param nextAttemptAt when a job may ask (again); absent when done
 * @param lastProblem why the last try failed; for the operator
 */
public record Refund(
        UUID id,
        Money amount,
        RefundCause cause,
        String reason,
        UUID requestedBy,
        @Nullable RequestKey requestKey,
        Instant requestedAt,
        RefundStatus status,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastProblem,
        @Nullable Instant doneAt) {

    /** @throws shop.jangteo.kernel.RequestKeyReused when something else was asked for with the key */
    boolean isAskedForWith(RequestKey key) {
        if (requestKey == null || !requestKey.value().equals(key.value())) {
            return false;
        }
        key.requireContent(requestKey.content());
        return true;
    }

    boolean isDone() {
        return status == RefundStatus.DONE;
    }

    /** The provider is to be asked for it. */
    public boolean isOpen() {
        return status == RefundStatus.REQUESTED || status == RefundStatus.FAILED;
    }

    /** Asked for in vain too long, or too often: somebody has to look. */
    public boolean isOverdue(PaymentPolicy policy, Instant now) {
        return switch (status) {
            case REQUESTED -> !requestedAt.plus(policy.refundPatience()).isAfter(now);
            case FAILED -> attempts >= policy.refundRefusals();
            case DONE, WITHDRAWN -> false;
        };
    }

    boolean isWithdrawn() {
        return status == RefundStatus.WITHDRAWN;
    }

    /** @param firstAttemptAt not before does a job ask the provider */
    static Refund asked(
            UUID id,
            Money amount,
            RefundCause cause,
            String reason,
            Actor by,
            @Nullable RequestKey requestKey,
            Instant firstAttemptAt,
            Instant now) {
        return new Refund(
                id,
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
    }

    Refund askedForAgain(Instant now) {
        return new Refund(
                id,
                amount,
                RefundCause.DEPOSIT_AGAIN,
                reason,
                requestedBy,
                requestKey,
                now,
                RefundStatus.REQUESTED,
                0,
                now,
                null,
                null);
    }

    Refund withdrawn() {
        return now(RefundStatus.WITHDRAWN, attempts, null, lastProblem, null);
    }

    Refund done(Instant at) {
        return now(RefundStatus.DONE, attempts, null, null, at);
    }

    Refund triedInVain(RefundStatus after, String problem, Backoff tries, Instant now) {
        int failures = attempts + 1;
        return now(after, failures, tries.next(failures, now), problem, null);
    }

    Refund dueAt(Instant at) {
        return now(status, attempts, at, lastProblem, null);
    }

    private Refund now(
            RefundStatus stands,
            int failures,
            @Nullable Instant next,
            @Nullable String problem,
            @Nullable Instant done) {
        return new Refund(
                id, amount, cause, reason, requestedBy, requestKey, requestedAt, stands, failures, next, problem, done);
    }
}
