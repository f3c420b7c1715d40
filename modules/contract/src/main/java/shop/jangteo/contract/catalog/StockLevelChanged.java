package shop.jangteo.contract.catalog;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.PublishedEvent;

/**
 * Units of a variant that can be bought now. A smaller version is older.
 */
public record StockLevelChanged(UUID eventId, Instant occurredAt, UUID variantId, int available, long version)
        implements PublishedEvent {}
