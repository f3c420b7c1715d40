package shop.jangteo.ordering.domain.cart;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;

/**
 * One variant in a cart.
 *
 * @param seenPrice unit price when the member last put in or changed the line; the present price is the offer's
 */
public record CartLine(UUID variantId, Quantity quantity, Money seenPrice, Instant addedAt) {}
