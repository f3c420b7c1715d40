package shop.jangteo.delivery.domain;

import java.util.Map;

/** Not from this state; {@code allowed} names the states that can be next. */
public final class IllegalShipmentState extends DeliveryRuleBroken {

    public IllegalShipmentState(ShipmentStatus state) {
        super(
                Kind.CONFLICT,
                "ILLEGAL_SHIPMENT_STATE",
                Map.of(
                        "state",
                        state.name(),
                        "allowed",
                        state.next().stream().map(ShipmentStatus::name).toList()));
    }
}
