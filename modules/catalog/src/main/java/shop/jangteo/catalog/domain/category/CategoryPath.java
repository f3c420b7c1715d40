package shop.jangteo.catalog.domain.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where a category is in the tree.
 *
 * @param ids from the root to the category itself; at least one
 */
public record CategoryPath(List<UUID> ids) {

    public CategoryPath {
        ids = List.copyOf(ids);
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one category");
        }
    }

    public static CategoryPath root(UUID id) {
        return new CategoryPath(List.of(id));
    }

    /** The reverse of {@link #text()}. */
    public static CategoryPath parse(String text) {
        return new CategoryPath(
                Arrays.stream(text.split("/")).map(UUID::fromString).toList());
    }

    public CategoryPath below(UUID child) {
        var longer = new ArrayList<>(ids);
        longer.add(child);
        return new CategoryPath(longer);
    }

    public UUID id() {
        return ids.getLast();
    }

    public int level() {
        return ids.size();
    }

    /** This category or one below it. */
    public boolean isWithin(CategoryPath other) {
        return level() >= other.level() && ids.subList(0, other.level()).equals(other.ids);
    }

    public boolean isChildOf(CategoryPath other) {
        return level() == other.level() + 1 && isWithin(other);
    }

    /** The same place after {@code from}, in which it lies, has moved to {@code to}. */
    CategoryPath moved(CategoryPath from, CategoryPath to) {
        var place = new ArrayList<>(to.ids);
        place.addAll(ids.subList(from.level(), level()));
        return new CategoryPath(place);
    }

    /** Every id followed by a slash, so that a path starts with its ancestors' paths. */
    public String text() {
        return ids.stream().map(id -> id + "/").collect(Collectors.joining());
    }

    /** The text of the path above; empty for a root. */
    public String parentText() {
        return ids.subList(0, level() - 1).stream().map(id -> id + "/").collect(Collectors.joining());
    }
}
