package shop.jangteo.catalog.application;

import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Role;

/** Who may do what in the catalog. */
final class Authority {

    private Authority() {}

    static void operator(Actor actor) {
        if (!actor.isOperator()) {
            throw new Forbidden();
        }
    }

    /**
     * A seller for its own brand, an operator for any.
     *
     * @param what that a seller doesn't find when it is another brand's
     */
    static void overBrand(Actor actor, UUID brandId, String what) {
        if (actor.role() == Role.BUYER || actor.isGuest()) {
            throw new Forbidden();
        }
        if (!actor.actsForBrand(brandId)) {
            throw new NotFound(what);
        }
    }
}
