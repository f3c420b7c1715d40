package shop.jangteo.catalog.domain.stock;

import java.util.UUID;

/**
 * A line of a variant's stock ledger, written once and never changed.
 *
 * @param delta units that came (above zero) or went (below zero)
 * @param onHandAfter units that were there afterwards
 */
public record StockMovement(UUID variantId, MovementType type, int delta, int onHandAfter, MovementNote note) {}
