package shop.jangteo.ordering.adapter.out.messaging;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.ordering.ShippingRulesChanged;
import shop.jangteo.contract.ordering.ShippingZone;
import shop.jangteo.kernel.Ids;
import shop.jangteo.ordering.application.port.ShippingRuleEvents;
import shop.jangteo.ordering.domain.order.ShippingRules;

@Component
class ShippingRulesPublisher implements ShippingRuleEvents {

    private final ApplicationEventPublisher publisher;
    private final Ids ids;
    private final Clock clock;

    ShippingRulesPublisher(ApplicationEventPublisher publisher, Ids ids, Clock clock) {
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void changed(ShippingRules rules) {
        publisher.publishEvent(new ShippingRulesChanged(
                ids.next(),
                clock.instant(),
                rules.baseFee(),
                rules.freeFrom(),
                rules.minimumOrderAmount(),
                rules.zones().stream()
                        .map(zone -> new ShippingZone(
                                zone.name(), zone.fromPostalCode(), zone.toPostalCode(), zone.surcharge()))
                        .toList(),
                rules.version()));
    }
}
