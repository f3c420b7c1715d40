package shop.jangteo.catalog.adapter.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.adapter.query.CategoryQueries.CategoryName;
import shop.jangteo.catalog.domain.product.OptionAxis;
import shop.jangteo.catalog.domain.product.ProductStatus;
import shop.jangteo.kernel.Money;

/** What clients see of products. */
public final class ProductViews {

    private ProductViews() {}

    /** @param facets how the products of all pages are spread */
    public record ProductPage(
            List<ProductSummary> items, int page, int size, long totalItems, int totalPages, Facets facets) {}

    public record Facets(List<Facet> categories, List<Facet> brands) {}

    /** @param count products of this category or brand among those that are listed */
    public record Facet(UUID id, String name, int count) {}

    /**
     * @param listPrice the maker's price; the same as the price when there is none
     * @param soldOut no variant can be bought now
     * @param image absent when it has none
     */
    public record ProductSummary(
            UUID id,
            String code,
            String name,
            BrandName brand,
            Money price,
            Money listPrice,
            ProductStatus status,
            boolean soldOut,
            @Nullable String image,
            RatingView rating) {}

    public record BrandName(UUID id, String name) {}

    /** @param average 1.0 to 5.0, 0 without reviews */
    public record RatingView(BigDecimal average, int count) {}

    /** @param version to be sent back with a change */
    public record ProductDetail(
            UUID id,
            String code,
            String name,
            BrandName brand,
            CategoryPlace category,
            List<String> tags,
            String description,
            @Nullable String material,
            @Nullable String sizeGuide,
            Money price,
            Money listPrice,
            ProductStatus status,
            boolean soldOut,
            List<String> images,
            RatingView rating,
            List<OptionAxis> options,
            List<VariantView> variants,
            long version) {}

    /** @param path from the root to the category itself */
    public record CategoryPlace(UUID id, String name, List<CategoryName> path) {}

    /** @param price the product's with the variant's difference */
    public record VariantView(UUID id, String code, Map<String, String> options, Money price, boolean soldOut) {}
}
