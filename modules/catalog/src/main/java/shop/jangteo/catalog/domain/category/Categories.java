package shop.jangteo.catalog.domain.category;

import java.util.Optional;
import java.util.UUID;

/** The one category tree. */
public interface Categories {

    /** The whole tree; nobody else can change it before this transaction ends. */
    CategoryTree lockTree();

    void save(CategoryTree tree);

    /** Where a category is; nobody can move or remove it before this transaction ends. */
    Optional<CategoryPath> findAndKeep(UUID id);
}
