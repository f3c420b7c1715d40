package shop.jangteo.identity.domain.member;

import java.time.Instant;
import java.util.Optional;

/**
 * An operator has put a member out of the shop.
 *
 * @param until when it ends by itself; empty when only an operator ends it
 */
public record Suspension(String reason, Instant since, Optional<Instant> until) {

    boolean holdsAt(Instant now) {
        return until.isEmpty() || until.get().isAfter(now);
    }
}
