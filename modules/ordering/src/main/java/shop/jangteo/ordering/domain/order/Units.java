package shop.jangteo.ordering.domain.order;

import java.util.UUID;
import shop.jangteo.kernel.Quantity;

/** Some units of an order's line. */
public record Units(UUID lineId, Quantity quantity) {}
