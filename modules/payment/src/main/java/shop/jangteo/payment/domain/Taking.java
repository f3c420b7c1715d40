package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the money of one attempt is taken: at once, in the provider's window or by a deposit. Part of its {@link Payment}. A
 * fact gives what comes next, and the same again when it says nothing new.
 *
 * @param providerKey the provider's own id, known since it opened an account, or since the buyer came out of its window
 * @param account where the deposit is, or was, expected
 * @param check when the provider is to be asked; absent when there is nothing left to ask
 */
public record Taking(
        PaymentStatus status,
        @Nullable String providerKey,
        @Nullable Window window,
        @Nullable VirtualAccount account,
        @Nullable Failure failure,
        @Nullable Capture capture,
        @Nullable Check check) {

    static Taking begun(Check first) {
        return new Taking(PaymentStatus.PENDING, null, null, null, null, null, first);
    }

    Taking openWindow(Window opened) {
        return status == PaymentStatus.PENDING
                ? new Taking(status, providerKey, opened, account, failure, capture, new Check(opened.until(), 0))
                : this;
    }

    /** @throws PaymentRuleBroken when there is nothing to confirm, or no longer */
    Taking confirm(String key, Check first, Instant now) {
        if (status.isCaptured() && key.equals(providerKey)) {
            return this;
        }
        if (window == null || !now.isBefore(window.until())) {
            requireNoneBesides();
            throw new PaymentRuleBroken.IllegalPaymentState(status, Set.of());
        }
        return new Taking(status, key, null, account, failure, capture, first);
    }

    /** @throws PaymentRuleBroken when the money was taken, or may be about to be */
    void requireNoneBesides() {
        switch (status) {
            case SUCCESS, PARTIALLY_REFUNDED, REFUNDED -> throw new PaymentRuleBroken.OrderAlreadyPaid();
            case WAITING_FOR_DEPOSIT ->
                throw new PaymentRuleBroken.AwaitingDeposit(deposit().closesAt());
            case UNKNOWN -> throw new PaymentRuleBroken.PaymentInProgress();
            case PENDING -> {
                if (window == null) {
                    throw new PaymentRuleBroken.PaymentInProgress();
                }
            }
            case FAILED, EXPIRED -> {}
        }
    }

    Taking leaveWindow() {
        return window == null ? this : expired();
    }

    Taking awaitDeposit(String key, VirtualAccount opened, Check first) {
        return status == PaymentStatus.WAITING_FOR_DEPOSIT || status.isCaptured()
                ? this
                : new Taking(to(PaymentStatus.WAITING_FOR_DEPOSIT), key, null, opened, failure, capture, first);
    }

    /** @throws PaymentRuleBroken.IllegalPaymentState when it was no deposit, or all of it has gone back */
    Taking takeBackDeposit(PaymentPolicy policy, Instant now) {
        if (status == PaymentStatus.WAITING_FOR_DEPOSIT) {
            return this;
        }
        if (account == null) {
            throw new PaymentRuleBroken.IllegalPaymentState(status, status.next());
        }
        PaymentStatus waiting = to(PaymentStatus.WAITING_FOR_DEPOSIT);
        VirtualAccount again = account.waitedForAgain();
        // When its time is over the order is, too, and waits only for the account to be closed.
        Check next = again.dueAt().isAfter(now) ? policy.depositCheck(again, now) : new Check(now, 0);
        return new Taking(waiting, providerKey, window, again, failure, null, next);
    }

    /** @param held how far what was taken has gone back */
    Taking approve(Capture taken, PaymentStatus held) {
        return status.isCaptured()
                ? this
                : new Taking(to(held), taken.providerKey(), null, account, failure, taken, null);
    }

    /** An account that nobody paid into is closed; anything else has failed. */
    Taking fail(Failure why) {
        if (status.isEnded()) {
            return this;
        }
        return status == PaymentStatus.WAITING_FOR_DEPOSIT
                ? expired()
                : new Taking(to(PaymentStatus.FAILED), providerKey, null, account, why, capture, null);
    }

    private Taking expired() {
        return new Taking(to(PaymentStatus.EXPIRED), providerKey, null, account, failure, capture, null);
    }

    /** Who asked out of turn, or for something that was answered meanwhile, must not make others lose a race. */
    Taking leaveOpen(PaymentPolicy policy, Instant now) {
        boolean outOfTurn =
                status != PaymentStatus.PENDING && check != null && check.at().isAfter(now);
        if (check == null || window != null || outOfTurn) {
            return this;
        }
        PaymentStatus open = status == PaymentStatus.PENDING ? to(PaymentStatus.UNKNOWN) : status;
        return new Taking(open, providerKey, null, account, failure, capture, policy.checkAgain(check, now));
    }

    Taking keepWaiting(PaymentPolicy policy, Instant now) {
        return status == PaymentStatus.WAITING_FOR_DEPOSIT
                ? waitingFor(deposit(), policy.depositCheck(deposit(), now))
                : this;
    }

    /** A window ends at once, an account as soon as the provider can be told. */
    Taking abandon(Instant now) {
        return status == PaymentStatus.WAITING_FOR_DEPOSIT ? waitingFor(deposit(), new Check(now, 0)) : leaveWindow();
    }

    /** @throws PaymentRuleBroken when the money was taken, or may be about to be */
    Taking leave(Instant now) {
        if (status == PaymentStatus.WAITING_FOR_DEPOSIT) {
            return waitingFor(deposit().left(now), new Check(now, 0));
        }
        requireNoneBesides();
        return leaveWindow();
    }

    private Taking waitingFor(VirtualAccount where, Check next) {
        return new Taking(status, providerKey, window, where, failure, capture, next);
    }

    /** Some of what was taken has gone back; nothing changes while the bank has it all. */
    Taking giveBack(PaymentStatus held) {
        return capture == null || status == held
                ? this
                : new Taking(to(held), providerKey, window, account, failure, capture, check);
    }

    private PaymentStatus to(PaymentStatus next) {
        if (!status.allows(next)) {
            throw new PaymentRuleBroken.IllegalPaymentState(status, status.next());
        }
        return next;
    }

    /** Also a deposit may be at the bank without anybody here having heard of it. */
    boolean mayBeTakingMoney() {
        return status == PaymentStatus.UNKNOWN
                || status == PaymentStatus.WAITING_FOR_DEPOSIT
                || (status == PaymentStatus.PENDING && window == null);
    }

    boolean mayBeTakenUp(Instant now) {
        return status == PaymentStatus.UNKNOWN || (check != null && !check.at().isAfter(now));
    }

    boolean mayChangeAtProvider() {
        return status == PaymentStatus.WAITING_FOR_DEPOSIT
                || status == PaymentStatus.SUCCESS
                || status == PaymentStatus.PARTIALLY_REFUNDED;
    }

    /** The account of a payment that is, or was, waited for at the bank. */
    VirtualAccount deposit() {
        if (account == null) {
            throw new IllegalStateException("no deposit is waited for: " + status);
        }
        return account;
    }
}
