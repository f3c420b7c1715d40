package shop.jangteo.ordering.application;

import java.util.List;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.application.port.ShippingRuleEvents;
import shop.jangteo.ordering.domain.order.ShippingRuleBook;
import shop.jangteo.ordering.domain.order.ShippingRules;
import shop.jangteo.ordering.domain.order.ShippingRules.Zone;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator changes what delivery costs (OR-5); orders that stand keep the rules that they were placed under. */
@UseCase
public class ChangeShippingRules {

    private final ShippingRuleBook rules;
    private final ShippingRuleEvents events;
    private final AuditTrail audit;

    ChangeShippingRules(ShippingRuleBook rules, ShippingRuleEvents events, AuditTrail audit) {
        this.rules = rules;
        this.events = events;
        this.audit = audit;
    }

    /** @param seenVersion of the rules that the operator has seen */
    public record Command(
            Actor actor, Money baseFee, Money freeFrom, Money minimumOrderAmount, List<Zone> zones, long seenVersion) {}

    @Writes
    public ShippingRules handle(Command command) {
        if (!command.actor().isOperator()) {
            throw new Forbidden();
        }
        ShippingRules before = rules.locked();
        ShippingRules next = before.changedTo(
                command.baseFee(),
                command.freeFrom(),
                command.minimumOrderAmount(),
                command.zones(),
                command.seenVersion());
        rules.replace(next);
        events.changed(next);
        audit.record(command.actor(), "ordering.shipping-rules.change", "shipping-rules", "1", before, next);
        return next;
    }
}
