package shop.jangteo.catalog.application;

import java.util.UUID;
import shop.jangteo.catalog.domain.CatalogRuleBroken.CategoryInUse;
import shop.jangteo.catalog.domain.category.Categories;
import shop.jangteo.catalog.domain.category.Category;
import shop.jangteo.catalog.domain.category.CategoryTree;
import shop.jangteo.catalog.domain.product.Products;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator removes a category that holds nothing (CA-1). */
@UseCase
public class RemoveCategory {

    public record Command(Actor actor, UUID categoryId) {}

    private final Categories categories;
    private final Products products;
    private final AuditTrail audit;

    RemoveCategory(Categories categories, Products products, AuditTrail audit) {
        this.categories = categories;
        this.products = products;
        this.audit = audit;
    }

    @Writes
    public void handle(Command command) {
        Authority.operator(command.actor());
        CategoryTree tree = categories.lockTree();
        Category category = tree.get(command.categoryId());
        tree.remove(category.id());
        categories.save(tree);
        // Only now: a product that is being created keeps its category until it is there to be seen.
        if (products.anyWithin(category.path())) {
            throw new CategoryInUse();
        }
        audit.record(
                command.actor(),
                "catalog.category.remove",
                "category",
                category.id().toString(),
                category,
                null);
    }
}
