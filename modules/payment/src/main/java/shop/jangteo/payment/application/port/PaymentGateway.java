package shop.jangteo.payment.application.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.RefundAccount;
import shop.jangteo.payment.domain.VirtualAccount;

/**
 * A payment provider. Never called inside a database transaction. What the provider calls an order is our attempt: its id
 * is given to the provider once and never again. Every operation carries an idempotency key of its own (made of the
 * attempt's or the refund's id and the operation); a repeated one has no further effect and gives the first answer. An
 * exception means the same as an answer that is unclear; {@link ProviderFailed} is the one to throw.
 *
 * <p>Answers are compared with our own row by whoever asked. So they say what the provider said, not what was asked for.
 */
public interface PaymentGateway {

    /**
     * An attempt to pay.
     *
     * @param orderName for the buyer's eyes
     * @param token what the buyer's side got from the provider; absent: the provider's default
     */
    record CaptureRequest(
            UUID paymentId,
            UUID orderId,
            String orderName,
            Money amount,
            PaymentMethod method,
            @Nullable String token) {}

    /** @param orderName for the buyer's eyes */
    record CheckoutRequest(
            UUID paymentId, UUID orderId, UUID buyerId, String orderName, Money amount, PaymentMethod method) {}

    /** @param providerKey what the window gave the buyer; not to be trusted before the provider has confirmed it */
    record ConfirmRequest(UUID paymentId, String providerKey, Money amount) {}

    /**
     * @param bank where the buyer wants to pay; absent: the provider's default
     * @param customerName shown to the depositor
     * @param dueAt no deposit is to be taken after it
     * @param token as in {@link CaptureRequest}
     */
    record AccountRequest(
            UUID paymentId,
            UUID orderId,
            String orderName,
            Money amount,
            @Nullable String bank,
            String customerName,
            Instant dueAt,
            @Nullable String token) {}

    /** @param account needed for what was deposited into a virtual account */
    record RefundRequest(
            UUID refundId,
            UUID paymentId,
            String providerKey,
            Money amount,
            String reason,
            @Nullable RefundAccount account) {}

    /**
     * What the provider says an answer is about.
     *
     * @param reference what we called it: an attempt's id
     * @param providerKey the provider's own id of the payment
     * @param amount of this very operation
     */
    record Subject(String reference, String providerKey, Money amount) {}

    /** What became of a payment. */
    sealed interface Outcome {

        /**
         * The money was taken.
         *
         * @param givenBack how much of it has gone back by now, whoever wanted that
         */
        record Approved(
                Subject subject,
                Instant approvedAt,
                @Nullable String receiptUrl,
                Money givenBack) implements Outcome {

            public Approved(Subject subject, Instant approvedAt, @Nullable String receiptUrl) {
                this(subject, approvedAt, receiptUrl, Money.ZERO);
            }
        }

        /** An account was opened and nothing, or nothing any more, is in it. */
        record DepositAwaited(Subject subject, VirtualAccount account) implements Outcome {}

        /** The provider refused. {@code message} is for the buyer. */
        record Declined(String code, String message) implements Outcome {}

        /** Nothing was taken, or all of it is back, and nothing ever will be under this key. */
        record NotTaken(String why) implements Outcome {}

        /**
         * An answer that can't be about this payment, in a way that {@link Subject} can't say (another currency).
         *
         * @param subject when money was taken that has to go back whole
         */
        record Mismatched(
                String expected, String actual, @Nullable Subject subject) implements Outcome {}

        /**
         * No answer, or none that can be relied on.
         *
         * @param providerAway nobody there answers: others needn't be asked about now
         */
        record Unclear(String why, boolean providerAway) implements Outcome {
            public Unclear(String why) {
                this(why, false);
            }
        }
    }

    /** What became of a refund. */
    sealed interface RefundOutcome {

        record Refunded(Subject subject) implements RefundOutcome {}

        record Refused(String code, String message) implements RefundOutcome {}

        /** @param providerAway as in {@link Outcome.Unclear} */
        record Unclear(String why, boolean providerAway) implements RefundOutcome {
            public Unclear(String why) {
                this(why, false);
            }
        }
    }

    /**
     * A line of the provider's own books.
     *
     * @param reference what we called the payment
     * @param transactionKey the provider's id of this very operation
     * @param status the provider's word
     */
    record Transaction(
            String providerKey,
            String reference,
            String transactionKey,
            Kind kind,
            Money amount,
            String status,
            Instant at) {

        public enum Kind {
            CAPTURE,
            REFUND,
            DEPOSIT_TAKEN_BACK
        }
    }

    /** @throws shop.jangteo.kernel.InvalidField when this provider can't do anything with the token */
    void requireAcceptable(@Nullable String token);

    /** Whether the buyer has to go through the provider's window: then {@link #checkout} and {@link #confirm}, else {@link #capture}. */
    boolean opensWindow(PaymentMethod method, @Nullable String token);

    Outcome capture(CaptureRequest request);

    /** What the provider's window needs, for the client as it is; calls nobody. No money is taken before {@link #confirm}. */
    Map<String, Object> checkout(CheckoutRequest request);

    /** Takes the money that the buyer agreed to in the window. */
    Outcome confirm(ConfirmRequest request);

    /** Opens a virtual account; {@link Outcome.DepositAwaited} when it is open. */
    Outcome issueAccount(AccountRequest request);

    /**
     * Makes sure that nothing is deposited any more: {@link Outcome.NotTaken} when the account is closed and empty,
     * {@link Outcome.Approved} when the deposit came first.
     */
    Outcome closeAccount(UUID paymentId, String providerKey, String reason);

    /**
     * What became of a payment. {@link Outcome.NotTaken} is final: a capture that is still on its way must be refused
     * from now on, or the answer has to be {@link Outcome.Unclear}.
     *
     * @param providerKey when known
     */
    Outcome query(UUID paymentId, @Nullable String providerKey);

    RefundOutcome refund(RefundRequest request);

    /**
     * All operations of a day in Asia/Seoul that moved money, in the order in which they happened.
     *
     * @throws ProviderFailed when the provider doesn't give all of them
     */
    List<Transaction> transactions(LocalDate day);
}
