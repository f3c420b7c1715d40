package shop.jangteo.contract.support;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * Average (1.0–5.0, one decimal place, 0 without reviews) and count of a product's visible reviews. A smaller
 * version is older.
 */
public record ProductRatingChanged(
        UUID eventId, Instant occurredAt, UUID productId, BigDecimal average, int count, long version)
        implements PublishedEvent {}
