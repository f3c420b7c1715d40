package shop.jangteo.delivery.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a shipment's timeline, which its buyer reads.
 *
 * @param at when it happened, to the microsecond, which may be well before it was reported
 * @param by who reported it
 */
public record Step(
        ShipmentStatus status, Instant at, @Nullable String note, UUID by) {

    public Step {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
