package shop.jangteo.payment.domain;

import java.util.Set;

/** Where an attempt to pay stands; the names are part of the API. The table is docs/process/payment.md. */
public enum PaymentStatus {
    /** The intent is stored; the provider is being asked. */
    PENDING,
    /** The provider was asked and gave no answer: money may have been taken. Only its own word leads out of here. */
    UNKNOWN,
    /** The money was taken. */
    SUCCESS,
    /** Nothing was taken and nothing will be; the order can be paid by another attempt. */
    FAILED,
    /** A part of the money has gone back. */
    PARTIALLY_REFUNDED,
    /** All of the money has gone back. */
    REFUNDED;

    public boolean allows(PaymentStatus next) {
        return next().contains(next);
    }

    public Set<PaymentStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(SUCCESS, FAILED, UNKNOWN);
            case UNKNOWN -> Set.of(SUCCESS, FAILED);
            case SUCCESS -> Set.of(PARTIALLY_REFUNDED, REFUNDED);
            case PARTIALLY_REFUNDED -> Set.of(REFUNDED);
            case FAILED, REFUNDED -> Set.of();
        };
    }

    /** Nobody here knows yet whether money was taken. */
    public boolean isOpen() {
        return this == PENDING || this == UNKNOWN;
    }

    public boolean isCaptured() {
        return this == SUCCESS || this == PARTIALLY_REFUNDED || this == REFUNDED;
    }
}
