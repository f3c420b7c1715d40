package shop.jangteo.payment.domain;

import java.util.Set;

/** Where an attempt to pay stands; the names are part of the API. The table is docs/process/payment.md. */
public enum PaymentStatus {
    /** The intent is stored; the provider is being asked, or the buyer is in its window. */
    PENDING,
    /** The provider was asked and gave no answer: money may have been taken. Only its own word leads out of here. */
    UNKNOWN,
    /** An account is open for the buyer's deposit, which has not come, or which the bank took back. */
    WAITING_FOR_DEPOSIT,
    /** The money was taken. */
    SUCCESS,
    /** Nothing was taken and nothing will be; the order can be paid by another attempt. */
    FAILED,
    /** The buyer left: no deposit, or a window left for good. Nothing was taken and nothing will be. */
    EXPIRED,
    /** A part of the money has gone back. */
    PARTIALLY_REFUNDED,
    /** All of the money has gone back. */
    REFUNDED;

    public boolean allows(PaymentStatus next) {
        return next().contains(next);
    }

    public Set<PaymentStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(SUCCESS, FAILED, UNKNOWN, WAITING_FOR_DEPOSIT, EXPIRED);
            case UNKNOWN -> Set.of(SUCCESS, FAILED, WAITING_FOR_DEPOSIT);
            case WAITING_FOR_DEPOSIT -> Set.of(SUCCESS, PARTIALLY_REFUNDED, REFUNDED, EXPIRED);
            case SUCCESS -> Set.of(PARTIALLY_REFUNDED, REFUNDED, WAITING_FOR_DEPOSIT);
            case PARTIALLY_REFUNDED -> Set.of(REFUNDED, WAITING_FOR_DEPOSIT);
            case FAILED, EXPIRED, REFUNDED -> Set.of();
        };
    }

    public boolean isCaptured() {
        return this == SUCCESS || this == PARTIALLY_REFUNDED || this == REFUNDED;
    }

    /** Nothing was taken and nothing will be: another attempt may take its place. */
    public boolean isEnded() {
        return this == FAILED || this == EXPIRED;
    }
}
