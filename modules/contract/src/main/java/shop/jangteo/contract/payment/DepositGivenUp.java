package shop.jangteo.contract.payment;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The buyer means to pay in another way than by the deposit that was awaited: the account is being closed. A deposit that
 * was faster is told as captured all the same.
 */
public record DepositGivenUp(
        UUID eventId, Instant occurredAt, UUID paymentId, UUID orderId, UUID buyerId, String purpose)
        implements PublishedEvent {}
