package shop.jangteo.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.domain.category.Categories;
import shop.jangteo.catalog.domain.category.Category;
import shop.jangteo.catalog.domain.category.CategoryTree;
import shop.jangteo.catalog.domain.product.Product;
import shop.jangteo.catalog.domain.product.Products;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/**
 * An operator renames, reorders or moves a category (CA-1). What hangs in it and below moves along; that can be many
 * products, each with its offers told anew, and is all done or not at all.
 */
@UseCase
public class ChangeCategory {

    /**
     * What is null stays as it is.
     *
     * @param place where to move it
     */
    public record Command(
            Actor actor,
            UUID categoryId,
            long version,
            @Nullable String name,
            @Nullable Integer sortOrder,
            @Nullable Place place) {}

    /** @param parentId null for the top of the tree */
    public record Place(@Nullable UUID parentId) {}

    private final Categories categories;
    private final Products products;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeCategory(Categories categories, Products products, AuditTrail audit, Clock clock) {
        this.categories = categories;
        this.products = products;
        this.audit = audit;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        Authority.operator(command.actor());
        CategoryTree tree = categories.lockTree();
        Category before = tree.get(command.categoryId());
        if (command.place() != null) {
            tree.move(before.id(), command.place().parentId());
        }
        tree.change(
                before.id(),
                command.version(),
                Objects.requireNonNullElse(command.name(), before.name()),
                Objects.requireNonNullElse(command.sortOrder(), before.sortOrder()));
        categories.save(tree);
        Category after = tree.get(before.id());
        if (!after.path().equals(before.path())) {
            takeProductsAlong(command.actor(), tree, before);
        }
        audit.record(
                command.actor(),
                "catalog.category.change",
                "category",
                before.id().toString(),
                before,
                after);
    }

    private void takeProductsAlong(Actor actor, CategoryTree tree, Category before) {
        Instant now = clock.instant();
        for (Product product : products.within(before.path())) {
            product.follow(tree.get(product.state().details().category().id()).path());
            products.save(product, actor.memberId(), now);
        }
    }
}
