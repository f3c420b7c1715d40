package shop.jangteo.ordering.application;

import java.util.Map;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** Somebody takes addresses and phone numbers out of the shop (OR-12): that is kept before the first of them leaves. */
@UseCase
public class ExportOrders {

    private final AuditTrail audit;

    ExportOrders(AuditTrail audit) {
        this.audit = audit;
    }

    /** @param filter which orders, by name */
    public record Command(Actor actor, Map<String, String> filter) {}

    /** @throws Forbidden for anybody but operators and sellers */
    @Writes
    public void handle(Command command) {
        Actor actor = command.actor();
        if (!actor.isOperator() && actor.role() != Role.BRAND_ADMIN) {
            throw new Forbidden();
        }
        audit.record(actor, "ordering.order.export", "order", "*", null, command.filter());
    }
}
