package shop.jangteo.contract.identity;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * A member logged in with a password or another credential; not told when a session is refreshed.
 */
public record MemberLoggedIn(UUID eventId, Instant occurredAt, UUID memberId) implements PublishedEvent {}
