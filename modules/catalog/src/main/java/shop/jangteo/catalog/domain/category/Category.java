package shop.jangteo.catalog.domain.category;

import java.util.UUID;

/**
 * A place for products in the tree.
 *
 * @param sortOrder siblings are shown by it, smallest first, then by name
 * @param version of the row that this was read from; 0 for one that is new
 */
public record Category(CategoryPath path, String name, int sortOrder, long version) {

    public UUID id() {
        return path.id();
    }
}
