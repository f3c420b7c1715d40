package shop.jangteo.delivery.adapter.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.jangteo.delivery.domain.ShipmentStatus;

/** A step of the carrier. */
public record ShipmentEventView(
        ShipmentStatus status, Instant at, @Nullable String note) {}
