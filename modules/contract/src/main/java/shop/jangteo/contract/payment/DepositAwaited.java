package shop.jangteo.contract.payment;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * A virtual account was opened: the provider waits for the buyer's deposit until dueAt. bank is the name that buyers
 * know, accountNumber has digits only.
 */
public record DepositAwaited(
        UUID eventId,
        Instant occurredAt,
        UUID paymentId,
        UUID orderId,
        UUID buyerId,
        Money amount,
        String bank,
        String accountNumber,
        Instant dueAt,
        String purpose)
        implements PublishedEvent {}
