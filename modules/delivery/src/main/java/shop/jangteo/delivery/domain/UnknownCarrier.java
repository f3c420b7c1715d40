package shop.jangteo.delivery.domain;

import java.util.Arrays;
import java.util.Map;

/** No carrier has this code; {@code allowed} names those that are known. */
public final class UnknownCarrier extends DeliveryRuleBroken {

    public UnknownCarrier(String code) {
        super(
                Kind.INVALID,
                "UNKNOWN_CARRIER",
                Map.of(
                        "carrier",
                        code,
                        "allowed",
                        Arrays.stream(Carrier.values()).map(Carrier::name).toList()));
    }
}
