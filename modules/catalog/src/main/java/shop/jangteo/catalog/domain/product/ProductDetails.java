package shop.jangteo.catalog.domain.product;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.domain.category.CategoryPath;

/**
 * What the shop tells about a product.
 *
 * @param category where it hangs: a copy, brought up to date when the category moves
 * @param description harmless HTML
 */
public record ProductDetails(
        String name,
        CategoryPath category,
        Set<String> tags,
        String description,
        @Nullable String material,
        @Nullable String sizeGuide) {

    public ProductDetails {
        tags = Set.copyOf(tags);
    }

    ProductDetails in(CategoryPath place) {
        return new ProductDetails(name, place, tags, description, material, sizeGuide);
    }
}
