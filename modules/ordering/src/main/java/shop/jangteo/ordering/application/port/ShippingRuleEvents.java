package shop.jangteo.ordering.application.port;

import shop.jangteo.ordering.domain.order.ShippingRules;

/** Tells the other contexts what delivery costs from now on. */
public interface ShippingRuleEvents {

    void changed(ShippingRules rules);
}
