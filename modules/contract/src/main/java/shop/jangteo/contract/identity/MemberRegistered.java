package shop.jangteo.contract.identity;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * A member signed up. Email is normalised; phone is digits only. marketing consents as given.
 */
public record MemberRegistered(
        UUID eventId,
        Instant occurredAt,
        UUID memberId,
        String email,
        String name,
        String phone,
        boolean marketingEmail,
        boolean marketingSms)
        implements PublishedEvent {}
