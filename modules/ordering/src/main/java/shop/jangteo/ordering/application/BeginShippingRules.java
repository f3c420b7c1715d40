package shop.jangteo.ordering.application;

import shop.jangteo.ordering.application.port.ShippingRuleEvents;
import shop.jangteo.ordering.domain.order.ShippingRuleBook;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** A new shop starts with the rules of delivery of its settings, and tells them once; whichever instance is first. */
@UseCase
public class BeginShippingRules {

    private final ShippingRuleBook rules;
    private final ShippingRuleEvents events;

    BeginShippingRules(ShippingRuleBook rules, ShippingRuleEvents events) {
        this.rules = rules;
        this.events = events;
    }

    @Writes
    public void handle() {
        if (rules.begin()) {
            events.changed(rules.current());
        }
    }
}
