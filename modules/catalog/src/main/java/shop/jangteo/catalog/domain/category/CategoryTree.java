package shop.jangteo.catalog.domain.category;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.domain.CatalogRuleBroken.CategoryInUse;
import shop.jangteo.catalog.domain.CatalogRuleBroken.CategoryInsideItself;
import shop.jangteo.catalog.domain.CatalogRuleBroken.CategoryNameTaken;
import shop.jangteo.catalog.domain.CatalogRuleBroken.CategoryTooDeep;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.NotFound;

/**
 * All categories. They are one aggregate because depth, cycles and the names of siblings can only be judged together,
 * and because they are few and seldom change.
 */
public final class CategoryTree {

    private final int levels;
    private final Map<UUID, Category> categories = new LinkedHashMap<>();
    private final Map<UUID, Category> asRead;

    /** @param levels most levels that the tree may have from now on */
    public CategoryTree(Collection<Category> all, int levels) {
        this.levels = levels;
        all.forEach(category -> categories.put(category.id(), category));
        this.asRead = Map.copyOf(categories);
    }

    /**
     * @param parent null for a root
     * @throws NotFound when there is no such parent
     */
    public void add(UUID id, @Nullable UUID parent, String name, int sortOrder) {
        put(new Category(pathBelow(parent, id), name, sortOrder, 0));
    }

    /** @throws ConcurrentChange when somebody changed it since the client read it */
    public void change(UUID id, long sentVersion, String name, int sortOrder) {
        Category category = get(id);
        if (sentVersion != category.version()) {
            throw new ConcurrentChange(sentVersion, category.version());
        }
        put(new Category(category.path(), name, sortOrder, category.version()));
    }

    /**
     * Takes the category, and all below it, to another place.
     *
     * @param parent null to make it a root
     */
    public void move(UUID id, @Nullable UUID parent) {
        CategoryPath from = get(id).path();
        if (parent != null && get(parent).path().isWithin(from)) {
            throw new CategoryInsideItself();
        }
        CategoryPath to = pathBelow(parent, id);
        if (to.equals(from)) {
            return;
        }
        for (Category category : within(from)) {
            put(new Category(
                    category.path().moved(from, to), category.name(), category.sortOrder(), category.version()));
        }
    }

    /** @throws CategoryInUse when there are categories below it */
    public void remove(UUID id) {
        if (within(get(id).path()).size() > 1) {
            throw new CategoryInUse();
        }
        categories.remove(id);
    }

    /** @throws NotFound when there is none */
    public Category get(UUID id) {
        Category category = categories.get(id);
        if (category == null) {
            throw new NotFound("category");
        }
        return category;
    }

    public List<Category> added() {
        return categories.values().stream()
                .filter(category -> !asRead.containsKey(category.id()))
                .toList();
    }

    public List<Category> changed() {
        return categories.values().stream()
                .filter(category -> asRead.containsKey(category.id()) && !category.equals(asRead.get(category.id())))
                .toList();
    }

    public List<UUID> removed() {
        return asRead.keySet().stream()
                .filter(id -> !categories.containsKey(id))
                .toList();
    }

    private List<Category> within(CategoryPath path) {
        return new ArrayList<>(categories.values().stream()
                .filter(category -> category.path().isWithin(path))
                .toList());
    }

    private CategoryPath pathBelow(@Nullable UUID parent, UUID id) {
        return parent == null ? CategoryPath.root(id) : get(parent).path().below(id);
    }

    private void put(Category category) {
        if (category.path().level() > levels) {
            throw new CategoryTooDeep(levels);
        }
        boolean taken = categories.values().stream()
                .anyMatch(other -> !other.id().equals(category.id())
                        && other.path().parentText().equals(category.path().parentText())
                        && other.name().equalsIgnoreCase(category.name()));
        if (taken) {
            throw new CategoryNameTaken(category.name());
        }
        categories.put(category.id(), category);
    }
}
