package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * What delivery costs from now on: baseFee for an order, nothing from freeFrom on, plus the surcharge of the zone of its
 * postal code. An order's goods come to minimumOrderAmount at least. A smaller version is older.
 */
public record ShippingRulesChanged(
        UUID eventId,
        Instant occurredAt,
        Money baseFee,
        Money freeFrom,
        Money minimumOrderAmount,
        List<ShippingZone> zones,
        long version)
        implements PublishedEvent {}
