package shop.jangteo.catalog.adapter.in.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import shop.jangteo.catalog.CatalogTest;
import shop.jangteo.catalog.adapter.query.BrandQueries;
import shop.jangteo.catalog.adapter.query.CategoryQueries;
import shop.jangteo.catalog.application.CreateBrand;
import shop.jangteo.catalog.application.CreateCategory;
import shop.jangteo.catalog.application.CreateProduct;
import shop.jangteo.kernel.Ids;
import shop.jangteo.testkit.ApiClient;

@CatalogTest
class CatalogDemoTests {

    private static final String BRAND = "01890000-0000-7000-8000-0000000000b";

    private final CatalogDemo demo;
    private final ApiClient api;

    CatalogDemoTests(
            CreateBrand createBrand,
            CreateCategory createCategory,
            CreateProduct createProduct,
            CategoryQueries categories,
            BrandQueries brands,
            Ids ids,
            ApiClient api) {
        this.demo = new CatalogDemo(createBrand, createCategory, createProduct, categories, brands, ids);
        this.api = api;
    }

    @Test
    @DisplayName("ID-13: the demo's shelves are filled once, however often it starts")
    void theShelvesAreFilledOnce() {
        demo.run(new DefaultApplicationArguments());
        demo.run(new DefaultApplicationArguments());

        assertThat(productsOf("1") + productsOf("2")).isEqualTo(12);
        assertThat(api.get("/api/products?keyword=%EB%B4%84%EC%9E%AC%ED%82%B7&inStock=true&brandId=" + BRAND + "1")
                        .expect(200)
                        .json()
                        .path("totalItems")
                        .asInt())
                .isEqualTo(1);
    }

    private int productsOf(String brand) {
        return api.get("/api/products?brandId=" + BRAND + brand)
                .expect(200)
                .json()
                .path("totalItems")
                .asInt();
    }
}
