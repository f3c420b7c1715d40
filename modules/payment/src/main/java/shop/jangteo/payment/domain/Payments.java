package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All attempts to pay. */
public interface Payments {

    /** A refund that may be tried, and its payment. */
    record DueRefund(UUID paymentId, UUID refundId) {}

    /** @throws shop.jangteo.kernel.NotFound when there is none */
    Payment get(UUID paymentId);

    Optional<Payment> find(UUID paymentId);

    /** The one attempt of an order that has not ended: open, waiting or captured. */
    Optional<Payment> standingFor(UUID orderId);

    /** The last attempt of an order, however it ended. */
    Optional<Payment> latestFor(UUID orderId);

    /** @throws shop.jangteo.kernel.NotFound when there is none */
    Payment ofRefund(UUID refundId);

    /**
     * Notes that the provider is about to be asked what became of a payment. Only the answer to the last question proves
     * that a deposit is, or isn't, there.
     *
     * @return the question's number, from 1
     */
    long nextQuestion(UUID paymentId);

    /** @throws PaymentRuleBroken.PaymentInProgress when another attempt stands for the order */
    void add(Payment payment);

    /**
     * Publishes what happened and stores the payment; nothing when nothing happened to it.
     *
     * @throws RuntimeException when somebody else has changed it since it was read
     */
    void save(Payment payment);

    /** Open attempts whose check is due, the longest waiting first. */
    List<UUID> dueForCheck(Instant now, int limit);

    List<DueRefund> refundsDue(Instant now, int limit);
}
