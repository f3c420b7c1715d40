package shop.jangteo.contract.identity;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * A member changed name, phone or consents; carries everything anew.
 */
public record MemberProfileChanged(
        UUID eventId,
        Instant occurredAt,
        UUID memberId,
        String email,
        String name,
        String phone,
        boolean marketingEmail,
        boolean marketingSms,
        long version)
        implements PublishedEvent {}
