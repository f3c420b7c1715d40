package shop.jangteo.promotion.domain.points;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who has signed up: a copy of what identity told. */
public interface Members {

    /** Does nothing when that is known. */
    void add(UUID memberId, Instant joinedAt);

    /** Does nothing when a later log-in is known. */
    void loggedIn(UUID memberId, Instant at);

    boolean isKnown(UUID memberId);

    /** Empty for whoever never signed up: guests are in no tier. */
    Optional<String> tierOf(UUID memberId);
}
