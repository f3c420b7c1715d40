package shop.jangteo.catalog.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.domain.category.CategoryPath;
import shop.jangteo.catalog.domain.product.Product;
import shop.jangteo.catalog.domain.product.ProductStatus;
import shop.jangteo.catalog.domain.product.Variant;
import shop.jangteo.kernel.Money;

/** What the audit trail keeps of a product: all but the long texts. */
record ProductFacts(
        String code,
        String name,
        CategoryPath category,
        Money price,
        @Nullable Money listPrice,
        List<Variant> variants,
        ProductStatus status,
        boolean deleted) {

    static ProductFacts of(Product product) {
        Product.State state = product.state();
        return new ProductFacts(
                state.code(),
                state.details().name(),
                state.details().category(),
                state.price().selling(),
                state.price().list(),
                state.assortment().variants(),
                state.status(),
                state.deletedAt() != null);
    }
}
