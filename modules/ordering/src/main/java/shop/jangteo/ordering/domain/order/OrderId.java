package shop.jangteo.ordering.domain.order;

import java.util.UUID;

/** Which order; not what the buyer calls it: that is its {@link OrderNumber}. */
public record OrderId(UUID value) {}
