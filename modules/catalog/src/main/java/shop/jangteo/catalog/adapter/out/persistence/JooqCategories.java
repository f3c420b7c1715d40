package shop.jangteo.catalog.adapter.out.persistence;

import static shop.jangteo.catalog.adapter.jooq.Tables.CATEGORIES;
import static shop.jangteo.catalog.adapter.jooq.Tables.CATEGORY_TREE;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import shop.jangteo.catalog.domain.CatalogPolicy;
import shop.jangteo.catalog.domain.CatalogRuleBroken.CategoryNameTaken;
import shop.jangteo.catalog.domain.category.Categories;
import shop.jangteo.catalog.domain.category.Category;
import shop.jangteo.catalog.domain.category.CategoryPath;
import shop.jangteo.catalog.domain.category.CategoryTree;

/** Whoever has the tree's own row has the tree, so that no category can have changed between reading and saving it. */
@Repository
class JooqCategories implements Categories {

    private final DSLContext dsl;
    private final CatalogPolicy policy;

    JooqCategories(DSLContext dsl, CatalogPolicy policy) {
        this.dsl = dsl;
        this.policy = policy;
    }

    @Override
    public CategoryTree lockTree() {
        dsl.selectFrom(CATEGORY_TREE).where(CATEGORY_TREE.ID.eq(1)).forUpdate().fetchSingle();
        List<Category> all = dsl.selectFrom(CATEGORIES)
                .orderBy(CATEGORIES.PATH)
                .fetch(row -> new Category(
                        CategoryPath.parse(row.getPath()), row.getName(), row.getSortOrder(), row.getVersion()));
        return new CategoryTree(all, policy.categoryLevels());
    }

    @Override
    public void save(CategoryTree tree) {
        tree.removed()
                .forEach(id ->
                        dsl.deleteFrom(CATEGORIES).where(CATEGORIES.ID.eq(id)).execute());
        tree.added().forEach(category -> refusingTakenNames(category, this::insert));
        tree.changed().forEach(category -> refusingTakenNames(category, this::update));
    }

    @Override
    public Optional<CategoryPath> findAndKeep(UUID id) {
        return dsl.select(CATEGORIES.PATH)
                .from(CATEGORIES)
                .where(CATEGORIES.ID.eq(id))
                .forShare()
                .fetchOptional(row -> CategoryPath.parse(row.value1()));
    }

    private void insert(Category category) {
        dsl.insertInto(CATEGORIES)
                .set(CATEGORIES.ID, category.id())
                .set(CATEGORIES.PARENT_PATH, category.path().parentText())
                .set(CATEGORIES.PATH, category.path().text())
                .set(CATEGORIES.NAME, category.name())
                .set(CATEGORIES.SORT_ORDER, category.sortOrder())
                .set(CATEGORIES.VERSION, 1L)
                .execute();
    }

    private void update(Category category) {
        dsl.update(CATEGORIES)
                .set(CATEGORIES.PARENT_PATH, category.path().parentText())
                .set(CATEGORIES.PATH, category.path().text())
                .set(CATEGORIES.NAME, category.name())
                .set(CATEGORIES.SORT_ORDER, category.sortOrder())
                .set(CATEGORIES.VERSION, category.version() + 1)
                .where(CATEGORIES.ID.eq(category.id()))
                .execute();
    }

    /** The tree compares names too, but the database has a wider notion of what is the same name. */
    private static void refusingTakenNames(Category category, Consumer<Category> write) {
        try {
            write.accept(category);
        } catch (DuplicateKeyException taken) {
            throw Constraint.refused(taken, "uk_categories_name") ? new CategoryNameTaken(category.name()) : taken;
        }
    }
}
