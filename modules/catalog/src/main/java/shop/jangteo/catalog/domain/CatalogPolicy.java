package shop.jangteo.catalog.domain;

import shop.jangteo.kernel.Actor;

/**
 * What the operator has decided about the catalog.
 *
 * @param sellersNeedApproval a seller's product goes on sale only when an operator says so
 * @param categoryLevels most levels of the category tree, 1 to 6 (a path has to fit its column)
 */
public record CatalogPolicy(boolean sellersNeedApproval, int categoryLevels) {

    public CatalogPolicy {
        if (categoryLevels < 1 || categoryLevels > 6) {
            throw new IllegalArgumentException("a category tree has 1 to 6 levels: " + categoryLevels);
        }
    }

    /** Whether this actor's word is enough to put a product on sale. */
    public Approval approvalBy(Actor actor) {
        return actor.isOperator() || !sellersNeedApproval ? Approval.GIVEN : Approval.NEEDED;
    }

    public enum Approval {
        GIVEN,
        NEEDED
    }
}
