package shop.jangteo.catalog.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.domain.category.Categories;
import shop.jangteo.catalog.domain.category.CategoryTree;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator adds a place for products to the tree (CA-1). */
@UseCase
public class CreateCategory {

    /** @param parentId null for a root */
    public record Command(
            Actor actor, UUID categoryId, @Nullable UUID parentId, String name, int sortOrder) {}

    private final Categories categories;
    private final AuditTrail audit;

    CreateCategory(Categories categories, AuditTrail audit) {
        this.categories = categories;
        this.audit = audit;
    }

    @Writes
    public void handle(Command command) {
        Authority.operator(command.actor());
        CategoryTree tree = categories.lockTree();
        tree.add(command.categoryId(), command.parentId(), command.name(), command.sortOrder());
        categories.save(tree);
        audit.record(
                command.actor(),
                "catalog.category.create",
                "category",
                command.categoryId().toString(),
                null,
                tree.get(command.categoryId()));
    }
}
