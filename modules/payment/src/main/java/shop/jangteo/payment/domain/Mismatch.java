package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * Somebody outside said something else about a payment than our own row; for the operator's eyes.
 *
 * @param id also the idempotency key at the provider, when money has to go back
 * @param wrong what was taken wrongly and has to go back whole; absent: nothing has to
 */
public record Mismatch(
        UUID id,
        UUID paymentId,
        Kind kind,
        String expected,
        String actual,
        Instant foundAt,
        @Nullable Wrong wrong) {

    /** A client may confirm what it likes: so many different amounts of one payment are worth somebody's time. */
    public static final int AMOUNTS_OF_CLIENTS = 3;

    public enum Kind {
        /** The client confirmed another amount than the order's. */
        CLIENT_AMOUNT,
        /** An answer that was about something else, in subject or amount; the provider was asked again. */
        ANSWER,
        /** Asked again, the provider still says that it took another amount. */
        AMOUNT_TAKEN,
        /** Money was taken for an attempt that had ended. */
        TAKEN_AFTER_END,
        /** The provider gave money back, or doesn't know of it any more, that nobody here has asked back. */
        GONE,
        /** The bank took back a deposit of which something had been asked back already. */
        TAKEN_BACK_AFTER_REFUND,
        /** A refund was confirmed that was not the one asked for. */
        REFUND
    }

    /** What somebody is called for: of what clients say each amount, so that a slip doesn't hide what comes after it. */
    public String subject() {
        String payment = "payment " + paymentId;
        return kind == Kind.CLIENT_AMOUNT ? payment + " confirmed as " + actual : payment;
    }

    /** @param providerKey by which the provider gives it back */
    public record Wrong(String providerKey, Money amount) {}
}
