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

    /** The one attempt of an order that has not failed: open or captured. */
    Optional<Payment> standingFor(UUID orderId);

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
