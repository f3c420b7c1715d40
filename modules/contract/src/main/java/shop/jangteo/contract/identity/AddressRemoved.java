package shop.jangteo.contract.identity;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * An entry of a member's address book is gone.
 */
public record AddressRemoved(UUID eventId, Instant occurredAt, UUID memberId, UUID addressId)
        implements PublishedEvent {}
