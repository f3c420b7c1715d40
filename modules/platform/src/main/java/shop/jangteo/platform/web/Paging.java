package shop.jangteo.platform.web;

import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;

/**
 * Which part of a list is asked for: {@code ?page=0&size=20&sort=field,desc}.
 *
 * @param page from 0
 * @param size 1 to 100
 * @param sort as the client wrote it
 */
public record Paging(int page, int size, @Nullable String sort) {

    public static final int DEFAULT_SIZE = 20;
    public static final int MOST = 100;

    /** A page further back than this isn't looked for: it would be a scan. */
    private static final int LAST_ROW = 1_000_000;

    public Paging {
        if (page < 0 || (long) page * size > LAST_ROW) {
            throw new InvalidField("page", "PAGE");
        }
        if (size < 1 || size > MOST) {
            throw new InvalidField("size", "PAGE_SIZE");
        }
    }

    public int offset() {
        return page * size;
    }

    /**
     * The order that {@link #sort} asks for.
     *
     * @param allowed what may be sorted by, by the name that clients use
     * @param defaults the order when nothing is asked for
     * @throws InvalidField when it asks for anything else
     */
    public List<? extends SortField<?>> orderBy(Map<String, ? extends Field<?>> allowed, SortField<?>... defaults) {
        if (sort == null || sort.isBlank()) {
            return List.of(defaults);
        }
        String[] parts = sort.split(",", -1);
        Field<?> field = allowed.get(parts[0]);
        if (field == null || parts.length > 2) {
            throw new InvalidField("sort", "SORT");
        }
        return switch (parts.length == 1 ? "asc" : parts[1]) {
            case "asc" -> List.of(field.asc());
            case "desc" -> List.of(field.desc());
            default -> throw new InvalidField("sort", "SORT");
        };
    }
}
