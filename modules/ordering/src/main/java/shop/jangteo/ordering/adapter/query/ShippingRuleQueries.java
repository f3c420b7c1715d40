package shop.jangteo.ordering.adapter.query;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.ordering.domain.order.ShippingRuleBook;
import shop.jangteo.ordering.domain.order.ShippingRules;

/** Shows what delivery costs: one statement. */
@Component
@Transactional(readOnly = true)
public class ShippingRuleQueries {

    private final ShippingRuleBook rules;

    ShippingRuleQueries(ShippingRuleBook rules) {
        this.rules = rules;
    }

    public ShippingRules current() {
        return rules.current();
    }
}
