package shop.jangteo.catalog.adapter.query;

import static shop.jangteo.catalog.adapter.jooq.Tables.CATEGORIES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.catalog.adapter.jooq.tables.records.CategoriesRecord;
import shop.jangteo.kernel.NotFound;

/** The category tree as everybody sees it. */
@Component
@Transactional(readOnly = true)
public class CategoryQueries {

    /** @param items all categories, each before its children, siblings in the order in which they are shown */
    public record CategoriesView(List<CategoryView> items) {}

    /**
     * @param parentId absent for a root
     * @param level 1 for a root
     * @param path from the root to the category itself
     */
    public record CategoryView(
            UUID id,
            String name,
            @Nullable UUID parentId,
            int level,
            List<CategoryName> path,
            int sortOrder,
            long version) {}

    public record CategoryName(UUID id, String name) {}

    private final DSLContext dsl;

    CategoryQueries(DSLContext dsl) {
        this.dsl = dsl;
    }

    public CategoriesView tree() {
        Map<String, ? extends List<CategoriesRecord>> byParent = dsl.selectFrom(CATEGORIES)
                .orderBy(CATEGORIES.SORT_ORDER, CATEGORIES.NAME, CATEGORIES.ID)
                .fetchGroups(CATEGORIES.PARENT_PATH);
        List<CategoryView> inOrder = new ArrayList<>();
        walk("", List.of(), byParent, inOrder);
        return new CategoriesView(inOrder);
    }

    public CategoryView get(UUID id) {
        return tree().items().stream()
                .filter(category -> category.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("category"));
    }

    /** The names along a path as products keep it; one statement. */
    List<CategoryName> path(String path) {
        Map<UUID, CategoryName> onPath = new LinkedHashMap<>();
        dsl.select(CATEGORIES.ID, CATEGORIES.NAME)
                .from(CATEGORIES)
                .where(CATEGORIES.ID.in(ids(path)))
                .forEach(row -> onPath.put(row.value1(), new CategoryName(row.value1(), row.value2())));
        return ids(path).stream().filter(onPath::containsKey).map(onPath::get).toList();
    }

    private static List<UUID> ids(String path) {
        return Arrays.stream(path.split("/")).map(UUID::fromString).toList();
    }

    private static void walk(
            String parentPath,
            List<CategoryName> above,
            Map<String, ? extends List<CategoriesRecord>> byParent,
            List<CategoryView> inOrder) {
        List<CategoriesRecord> children = byParent.get(parentPath);
        if (children == null) {
            return;
        }
        for (CategoriesRecord row : children) {
            List<CategoryName> path = new ArrayList<>(above);
            path.add(new CategoryName(row.getId(), row.getName()));
            inOrder.add(new CategoryView(
                    row.getId(),
                    row.getName(),
                    above.isEmpty() ? null : above.getLast().id(),
                    path.size(),
                    path,
                    row.getSortOrder(),
                    row.getVersion()));
            walk(row.getPath(), path, byParent, inOrder);
        }
    }
}
